import type { Identity } from '@sluis/ttp-core/identity'

const GIVEN = ['Anna', 'Bram', 'Carla', 'Dirk', 'Elske', 'Frits', 'Greet', 'Hugo', 'Iris', 'Joost', 'Klaas']
const FAMILY = ['Bakker', 'Visser', 'Mulder', 'Dekker', 'Hoekstra', 'Terpstra', 'Verhaegh']
/** A person, as two institutions know it: every third has moved, every fifth has another provider. */
export function twice(index: number): [Identity, Identity] {
  // Nothing that people have in common but their names: mailboxes of one length and no likeness.
  const mailbox = (1e9 + ((index * 2_654_435_761) % 1e9)).toString(36)
  const person = {
    givenName: GIVEN[index % GIVEN.length] ?? '',
    familyName: FAMILY[index % FAMILY.length] ?? '',
    birthDate: `19${50 + (index % 45)}-0${1 + (index % 9)}-${10 + (index % 18)}`,
    email: `${mailbox}@example.org`,
    postcode: `${1000 + index}AB`,
    houseNumber: String(1 + (index % 30)),
  }
  const moved = index % 3 === 0 ? { postcode: `${3000 + index}CD`, houseNumber: '7' } : {}
  const mail = index % 5 === 0 ? { email: `${mailbox}@example.net` } : {}
  return [person, { ...person, ...moved, ...mail }]
}
