import type { Random } from '@sluis/examples/population/random'
import type { Institution } from '../institutions.ts'
import type { Language, Person } from '../types.ts'
import { mistype, mistypeDigits } from './mistype.ts'

const RATE = {
  desk: 0.009,
  filler: 0.0035,
  otherEmail: 0.35,
  mistypedEmail: 0.03,
  tagged: 0.012,
  capitals: 0.03,
  landline: 0.22,
  mistypedPhone: 0.028,
  phoneFiller: 0.012,
}

/** A mail address as it is typed; '' for somebody who has none. */
export function typeEmail({ emails }: Person, { deskEmail, capitals, id }: Institution, random: Random): string {
  if (random.chance(RATE.desk)) return deskEmail
  if (random.chance(RATE.filler))
    return random.pick(['onbekend@onbekend.example', 'geen@email.example', 'test@test.example'])
  const email = (random.chance(RATE.otherEmail) ? emails[1] : undefined) ?? emails[0]
  if (email === undefined) return ''
  const [local = '', domain = ''] = email.split('@')
  if (random.chance(RATE.tagged)) return `${local}+${random.chance(0.5) ? id.toLowerCase() : 'tickets'}@${domain}`
  const typed = random.chance(RATE.mistypedEmail)
    ? random.chance(0.6)
      ? `${mistype(local, random)}@${domain}`
      : `${local}@${mistype(domain.replace('.example', ''), random)}.example`
    : email
  return capitals || random.chance(RATE.capitals) ? typed.toUpperCase() : typed
}

/** A phone number in one of the forms in which people type them. */
export function typePhone({ mobile, landline }: Person, language: Language, random: Random): string {
  if (random.chance(RATE.phoneFiller)) return random.pick([language.unknown, '0600000000', '-', 'geheim'])
  const known = (random.chance(RATE.landline) ? landline : undefined) ?? mobile
  const number = random.chance(RATE.mistypedPhone) ? mistypeDigits(known, random) : known
  const bare = number.slice(1)
  const grouped = `${number.slice(0, 2)} ${bare.slice(1).replace(/(..)(?=.)/g, '$1 ')}`
  return random.weighted([
    [number, 30],
    [`${number.slice(0, 2)}-${number.slice(2)}`, 14],
    [grouped, 12],
    [`+${language.dialling}${bare}`, 14],
    [`00${language.dialling}${bare}`, 8],
    [`+${language.dialling} (0)${bare}`, 8],
    // A spreadsheet took it for a number.
    [bare, 14],
  ])
}

const DEFAULT_DATE = 0.013
const MISTYPED = 0.026
const EXCHANGED = 0.008

/** A birth date in the institution's form. */
export function typeBirthDate({ birthDate }: Person, { dateForm }: Institution, random: Random): string {
  let [year = '', month = '', day = ''] = birthDate.split('-')
  if (random.chance(DEFAULT_DATE)) [year, month, day] = ['1900', '01', '01']
  else if (random.chance(EXCHANGED) && Number(day) <= 12) [month, day] = [day, month]
  else if (random.chance(MISTYPED)) [year, month, day] = mistypedDate(year, month, day, random)
  if (dateForm === 'ymd-') return `${year}-${month}-${day}`
  const separator = { 'dmy-': '-', 'dmy/': '/', ddmmyyyy: '' }[dateForm]
  return [day, month, year].join(separator)
}

function mistypedDate(year: string, month: string, day: string, random: Random): [string, string, string] {
  const kind = random.between(0, 3)
  if (kind === 0) return [year, month, String(1 + ((Number(day) + random.between(0, 8)) % 28)).padStart(2, '0')]
  if (kind === 1) return [year, String(1 + ((Number(month) + random.between(0, 2)) % 12)).padStart(2, '0'), day]
  return [String(Number(year) + random.pick([-10, 10, -1, 1, 2])), month, day]
}
