import { initialsOf } from '../population/given-names.ts'
import type { Household, Person } from '../population/index.ts'
import type { Random } from '../population/random.ts'
import { type FaultTally, misspell, withoutAccents } from './faults.ts'
import { typeAddition } from './spelling.ts'
import type { Card, Institution } from './types.ts'

export const BLANK_CARD: Readonly<Card> = {
  ...{ relationNumber: '', givenName: '', initials: '', prefix: '', familyName: '', title: '', birthDate: '' },
  ...{ email: '', phone: '', street: '', houseNumber: '', addition: '', postcode: '', city: '', manner: 0 },
}

const FILLER_EMAIL = ['onbekend@onbekend.example', 'geen@geen.example', 'geen', '-', 'nvt', 'test@test.example', 'x']
const FILLER_PHONE = ['onbekend', '-', '0612345678', '0600000000', '0000000000', 'geen']

/**
 * Fills in a card as the institution's desk or web form would have it. Draws nothing but from `random`, so that the
 * same account gives the same card at every visit without being remembered.
 */
export function fillCard(
  person: Person,
  household: Household,
  institution: Institution,
  relationNumber: string,
  random: Random,
  tally: FaultTally,
): Card {
  const card: Card = { ...BLANK_CARD, relationNumber, manner: random.next() }
  writeName(card, person, random, tally)
  const filled = (field: keyof Institution['fill']) => random.chance(institution.fill[field] ?? 1)
  if (filled('birthDate')) card.birthDate = typeBirthDate(person.birthDate, random, tally)
  const reachable = writeContact(card, person, household, institution, random, tally)
  // Without account, mail or mobile nothing but name and address says who this is; who orders so, gives them.
  if (filled('address') || (relationNumber === '' && !reachable)) {
    writeAddress(card, household, random, tally)
    if (!filled('street')) card.street = ''
    if (!filled('city')) card.city = ''
  }
  return card
}

function writeName(card: Card, person: Person, random: Random, tally: FaultTally): void {
  const initials = initialsOf(person.officialNames)
  card.initials = random.chance(0.35) ? initials.slice(0, initials.indexOf('.') + 1) : initials
  card.givenName = person.callName
  const other = person.officialNames[0]
  if (other !== undefined && other !== person.callName && tally.roll(random, 'otherGivenName')) card.givenName = other
  if (tally.roll(random, 'initialsForGiven')) card.givenName = card.initials.replace(/\.$/, random.pick(['.', '.', '']))

  const { family, partner } = person
  card.prefix = family.prefix
  card.familyName = family.name
  if (partner?.use === 'only') Object.assign(card, { prefix: partner.family.prefix, familyName: partner.family.name })
  else if (partner !== undefined) {
    if (tally.roll(random, 'halfDoubleName')) {
      const half = random.chance(0.5) ? partner.family : family
      Object.assign(card, { prefix: half.prefix, familyName: half.name })
    } else {
      const own = [family.prefix, family.name].filter((part) => part !== '').join(' ')
      card.prefix = partner.family.prefix
      card.familyName = partner.family.name + random.pick(['-', '-', ' - ', ' ']) + own
    }
  }
  if (/[^\u0020-\u007e]/.test(card.givenName + card.familyName) && tally.roll(random, 'diacriticsLost')) {
    card.givenName = withoutAccents(card.givenName)
    card.familyName = withoutAccents(card.familyName)
  }
  if (tally.roll(random, 'nameTypo')) {
    if (card.givenName.length > 3 && random.chance(0.35)) card.givenName = misspell(card.givenName, random)
    else card.familyName = misspell(card.familyName, random)
  }
  if (card.prefix !== '') writePrefix(card, random, tally)
  if (tally.roll(random, 'namesExchanged')) {
    const surname = [card.prefix, card.familyName].filter((part) => part !== '').join(' ')
    Object.assign(card, { familyName: card.givenName, givenName: surname, prefix: '' })
  }
  if (tally.roll(random, 'familyTitle')) Object.assign(card, { title: 'Fam.', givenName: '', initials: '' })
  else if (random.chance(0.03)) card.title = person.sex === 'male' ? 'Dhr.' : 'Mevr.'
}

function writePrefix(card: Card, random: Random, tally: FaultTally): void {
  if (tally.roll(random, 'prefixDropped')) card.prefix = ''
  else if (tally.roll(random, 'prefixMoved')) {
    card.familyName = random.chance(0.5) ? `${card.prefix} ${card.familyName}` : `${card.familyName}, ${card.prefix}`
    card.prefix = ''
  } else if (card.prefix.startsWith('van') && tally.roll(random, 'prefixAbbreviated')) {
    card.prefix = card.prefix === 'van' ? 'v.' : random.pick(['v.d.', 'v.d.', 'v/d', 'vd'])
  }
}

function typeBirthDate(iso: string, random: Random, tally: FaultTally): string {
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)]
  if (tally.roll(random, 'firstOfJanuary')) return random.pick(['1900-01-01', `${year}-01-01`, '1970-01-01'])
  if (Number(day) <= 12 && day !== month && tally.roll(random, 'dayMonthSwapped')) return `${year}-${day}-${month}`
  return iso
}

/** @returns whether somebody reached by these data would be this visitor's own household. */
function writeContact(
  card: Card,
  person: Person,
  household: Household,
  institution: Institution,
  random: Random,
  tally: FaultTally,
): boolean {
  const contact = person.guardian ?? person
  const own = person.emails[0] ?? contact.emails[0]
  let email = random.chance(institution.fill.email ?? 1) ? own : undefined
  const second = person.emails.length > 1 ? random.pick(person.emails.slice(1)) : undefined
  if (second !== undefined && tally.roll(random, 'otherEmail')) email &&= second
  if (household.sharedEmail !== undefined && tally.roll(random, 'sharedEmail')) email &&= household.sharedEmail
  if (email !== undefined && tally.roll(random, 'emailTypo')) email = mistypeEmail(email, random)
  let reachable = email !== undefined
  if (email === undefined) {
    if (tally.roll(random, 'deskEmail')) email = `${random.pick(['kassa', 'info'])}@${institution.id}.example`
    else if (tally.roll(random, 'fillerEmail')) email = random.pick(FILLER_EMAIL)
  }
  if (email !== undefined) card.email = random.chance(0.06) ? email.replace(/^./, (c) => c.toUpperCase()) : email

  let phone = random.chance(institution.fill.phone ?? 1) ? (person.mobile ?? contact.mobile) : undefined
  if (household.landline !== undefined && tally.roll(random, 'landlineGiven')) phone &&= household.landline
  reachable ||= phone !== undefined
  if (phone === undefined && tally.roll(random, 'fillerPhone')) phone = random.pick(FILLER_PHONE)
  card.phone = phone ?? ''
  return reachable
}

/** Mostly the provider's name goes wrong, at times the part before the sign. */
function mistypeEmail(email: string, random: Random): string {
  const at = email.indexOf('@')
  const [local, provider] = [email.slice(0, at), email.slice(at + 1, email.lastIndexOf('.'))]
  return random.chance(0.65)
    ? `${local}@${misspell(provider, random)}.example`
    : `${misspell(local, random)}@${provider}.example`
}

function writeAddress(card: Card, household: Household, random: Random, tally: FaultTally): void {
  const { address } = household
  card.street = address.street
  card.city = address.city
  card.houseNumber = String(address.houseNumber)
  if (tally.roll(random, 'houseNumberWrong')) {
    const number = String(address.houseNumber)
    const turned = [...number].reverse().join('')
    card.houseNumber = number.length > 1 && !turned.startsWith('0') ? turned : String(address.houseNumber + 10)
  }
  if (address.addition !== undefined && !tally.roll(random, 'additionOmitted')) {
    card.addition = typeAddition(address.addition, random)
  }
  const { postcode } = address
  card.postcode = postcode
  if (postcode[4] !== postcode[5] && tally.roll(random, 'postcodeLettersExchanged')) {
    const exchanged = `${postcode[5]}${postcode[4]}`
    // SA, SD and SS are not postcodes at all: the form would have said so.
    if (!/^S[ADS]$/.test(exchanged)) card.postcode = postcode.slice(0, 4) + exchanged
  } else if (tally.roll(random, 'postcodeDigitWrong')) {
    const at = random.between(1, 3)
    const digit = (Number(postcode[at]) + random.between(1, 9)) % 10
    card.postcode = postcode.slice(0, at) + digit + postcode.slice(at + 1)
  }
}
