import type { Random } from '@sluis/examples/population/random'
import type { Draft } from './people.ts'

/** Invented providers under the reserved top-level domain `.example` (RFC 2606): nobody can be written to. */
const PROVIDERS: readonly (readonly [string, number])[] = [
  ['postvak.example', 55],
  ['snelpost.example', 16],
  ['thuisnet.example', 9],
  ['wereldmail.example', 8],
  ['kabelmail.example', 5],
  ['brievenbus.example', 4],
  ['vrijpost.example', 3],
]
const WITHOUT = 0.09
const WITH_SECOND = 0.27

/** Personal mail addresses, the one in use first. Two people of one name may come upon one address, as nobody looks whether it is taken. */
export function drawEmails(random: Random, person: Draft): string[] {
  if (random.chance(WITHOUT)) return []
  const first = drawEmail(random, person)
  return random.chance(WITH_SECOND) ? [first, drawEmail(random, person)] : [first]
}

function drawEmail(random: Random, { callName, surname, birthDate }: Draft): string {
  const given = asciiLetters(callName)
  const family = asciiLetters(surname.prefix + surname.name)
  const initial = given.slice(0, 1)
  // What somebody adds to make his address free.
  const free = random.chance(0.7) ? String(random.between(1, 9_999)) : birthDate.slice(2, 4)
  const local = random.weighted([
    [`${given}.${family}${random.chance(0.5) ? '' : free}`, 34],
    [`${given}${family}${random.chance(0.4) ? '' : free}`, 20],
    [`${initial}.${family}${free}`, 12],
    [`${given}${free}`, 12],
    [`${family}${initial}${free}`, 9],
    [`${given}${family.slice(0, 3)}${free}`, 13],
  ])
  return `${local}@${random.weighted(PROVIDERS)}`
}

/** Plain letters of a name, lower case: what remains of it in an address. */
export function asciiLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z]/g, '')
}
