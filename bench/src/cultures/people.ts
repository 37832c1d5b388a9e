import type { Random } from '@sluis/examples/population/random'
import type { Culture, Role, Sex } from './culture.ts'
import { pickSkewed } from './culture.ts'

export interface Dweller {
  readonly id: string
  readonly home: string
  readonly given: string
  readonly surname: string
  readonly birthDate: string
  readonly emails: readonly string[]
  readonly mobile: string
  /** In order of time; a record tells one of them. */
  readonly addresses: readonly {
    readonly street: string
    readonly number: string
    readonly postcode: string
    readonly city: string
  }[]
}

const PROVIDERS = ['postvak.example', 'snelpost.example', 'thuisnet.example', 'wereldmail.example']
const SHARED_MAILBOX = 0.12
const SHARED_MOBILE = 0.08
const MOVED = 0.1
const CALLED_AFTER_PARENT = 0.03

/** A family: one, a couple, or parents and children, at one address with a mailbox of each or of all. */
export function drawHome(random: Random, culture: Culture, home: number): Dweller[] {
  const roles = random.weighted<readonly Role[]>([
    [['first'], 42],
    [['first', 'partner'], 34],
    [['first', 'partner', 'child'], 13],
    [['first', 'partner', 'child', 'child'], 11],
  ])
  const names = { own: drawSurname(random, culture), other: drawSurname(random, culture) }
  const age = random.between(roles.includes('child') ? 34 : 22, roles.includes('child') ? 58 : 84)
  const addresses = [drawAddress(random, culture)]
  if (random.chance(MOVED)) addresses.push(drawAddress(random, culture))
  const [mailbox, telephone] = [random.chance(SHARED_MAILBOX), random.chance(SHARED_MOBILE)]
  const dwellers: Dweller[] = []
  for (const [at, role] of roles.entries()) {
    const sex: Sex = role === 'first' ? 'male' : role === 'partner' ? 'female' : random.chance(0.5) ? 'female' : 'male'
    const parent = dwellers[sex === 'male' ? 0 : 1]
    const given =
      role === 'child' && parent !== undefined && random.chance(CALLED_AFTER_PARENT)
        ? parent.given
        : pickSkewed(random, culture.given[sex], culture.skew)
    const surname = culture.member?.(names, role, sex) ?? names.own
    const year = 2026 - (role === 'child' ? age - random.between(22, 33) : age - random.between(0, 6))
    const birthDate = `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
    const person = { given, surname, birthDate }
    dwellers.push({
      id: `P${home}-${at}`,
      home: `H${home}`,
      ...person,
      emails: (mailbox && dwellers[0]?.emails) || [mailOf(random, person), mailOf(random, person)],
      mobile: (telephone && dwellers[0]?.mobile) || culture.mobile(home * 8 + at),
      addresses,
    })
  }
  return dwellers
}

function drawSurname(random: Random, { surnames, skew, country }: Culture): string {
  const one = pickSkewed(random, surnames, skew)
  return country === 'ES' ? `${one} ${pickSkewed(random, surnames, skew)}` : one
}

function drawAddress(random: Random, { towns, streets, postcode }: Culture): Dweller['addresses'][number] {
  const town = Math.floor(random.next() ** 2 * towns.length)
  return {
    city: towns[town] ?? '',
    street: pickSkewed(random, streets, 1.3),
    number: String(random.between(1, 120)),
    postcode: postcode(town, random.between(0, 9)),
  }
}

function mailOf(
  random: Random,
  { given, surname, birthDate }: Pick<Dweller, 'given' | 'surname' | 'birthDate'>,
): string {
  const [first, last] = [letters(given), letters(surname)]
  const free = random.chance(0.5) ? String(random.between(1, 999)) : birthDate.slice(2, 4)
  return `${random.pick([`${first}.${last}`, `${first.charAt(0)}${last}${free}`, `${first}${free}`, `${first}${last}${free}`])}@${random.pick(PROVIDERS)}`
}

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
const two = (number: number): string => String(number).padStart(2, '0')
