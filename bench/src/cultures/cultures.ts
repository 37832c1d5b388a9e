import { faker as de } from '@faker-js/faker/locale/de'
import { faker as us } from '@faker-js/faker/locale/en_US'
import { faker as es } from '@faker-js/faker/locale/es'
import { faker as fr } from '@faker-js/faker/locale/fr'
import { faker as id } from '@faker-js/faker/locale/id_ID'
import { faker as it } from '@faker-js/faker/locale/it'
import { faker as pl } from '@faker-js/faker/locale/pl'
import { faker as pt } from '@faker-js/faker/locale/pt_PT'
import { faker as tr } from '@faker-js/faker/locale/tr'
import { faker as vi } from '@faker-js/faker/locale/vi'
import type { Culture } from './culture.ts'

type Definitions = typeof de.rawDefinitions
const words = (text: string): readonly string[] => text.split(' ')
/** Names of streets come of surnames: as many as there are. */
const streetsOf = (surnames: readonly string[], form: (name: string) => string): readonly string[] => surnames.map(form)

function listed({ person, location }: Definitions): Pick<Culture, 'given' | 'surnames' | 'towns'> {
  const generic = person?.first_name?.generic ?? []
  const surnames = [...(person?.last_name?.generic ?? []), ...(person?.last_name?.female ?? [])]
  return {
    given: {
      female: [...new Set([...(person?.first_name?.female ?? []), ...generic])],
      male: [...new Set([...(person?.first_name?.male ?? []), ...generic])],
    },
    surnames: [...new Set([...surnames, ...(person?.last_name?.male ?? [])])],
    towns: location?.city_name ?? [],
  }
}

const digits = (count: number) => (town: number, part: number) =>
  String((town * 37 + 1_000 + part * 7) % 10 ** count).padStart(count, '0')
const mobileOf = (prefix: string, length: number) => (serial: number) =>
  prefix + String((serial * 7_368_787 + 1_234_567) % 10 ** length).padStart(length, '0')

const [IT, ES, PL, PT, VI, US, FR, DE, ID, TR] = [it, es, pl, pt, vi, us, fr, de, id, tr].map(({ rawDefinitions }) =>
  listed(rawDefinitions),
) as [Listed, Listed, Listed, Listed, Listed, Listed, Listed, Listed, Listed, Listed]
type Listed = ReturnType<typeof listed>
const gendered = (name: string, female: boolean): string => (female ? name.replace(/([sc]k|dzk)i$/, '$1a') : name)
/** Middle names, which are written with the given name. */
const VIETNAMESE_MIDDLE = words('Thi Van Thanh Minh Ngoc Duc Quoc Huu Hong Anh')

/** Cultures by name; lists and composition are those of the faker library's locales, the people are invented. */
export const CULTURES: Readonly<Record<string, Culture>> = {
  Italy: {
    country: 'IT',
    ...IT,
    skew: 2,
    member: ({ own, other }, role) => (role === 'partner' ? other : own),
    streets: streetsOf(IT.surnames.slice(0, 400), (name) => `Via ${name}`),
    postcode: digits(5),
    mobile: mobileOf('3', 9),
  },
  Spain: {
    country: 'ES',
    ...ES,
    skew: 2,
    member: ({ own, other }, role) => {
      const [first, second] = [own.split(' ')[0], other.split(' ')[0]]
      return role === 'child' ? `${first} ${second}` : role === 'partner' ? other : own
    },
    streets: streetsOf(ES.surnames.slice(0, 400), (name) => `Calle ${name}`),
    postcode: digits(5),
    mobile: mobileOf('6', 8),
  },
  Poland: {
    country: 'PL',
    ...PL,
    skew: 2,
    member: ({ own }, _role, sex) => gendered(own, sex === 'female'),
    streets: streetsOf(PL.surnames.slice(0, 400), (name) => `ul. ${name}`),
    postcode: (town, part) => `${String(town % 100).padStart(2, '0')}-${String(100 + part * 7).padStart(3, '0')}`,
    mobile: mobileOf('5', 8),
  },
  Portugal: {
    country: 'PT',
    ...PT,
    skew: 1.6,
    member: ({ own, other }, role) => (role === 'child' ? `${other} ${own}` : role === 'partner' ? other : own),
    streets: streetsOf(PT.surnames, (name) => `Rua ${name}`),
    postcode: (town, part) => `${1_000 + town * 37}-${String(100 + part * 7).padStart(3, '0')}`,
    mobile: mobileOf('91', 7),
  },
  Vietnam: {
    country: 'VN',
    ...VI,
    given: {
      female: VI.given.female.slice(0, 150).flatMap((name) => VIETNAMESE_MIDDLE.slice(0, 3).map((m) => `${m} ${name}`)),
      male: VI.given.male.slice(0, 150).flatMap((name) => VIETNAMESE_MIDDLE.slice(3, 6).map((m) => `${m} ${name}`)),
    },
    skew: 2.5,
    member: ({ own, other }, role) => (role === 'partner' ? other : own),
    streets: streetsOf(VI.given.male.slice(0, 200), (name) => `Duong ${name}`),
    postcode: (town) => String(100_000 + town * 3_700),
    mobile: mobileOf('09', 8),
  },
  'United States': {
    country: 'US',
    ...US,
    skew: 2,
    streets: streetsOf(US.surnames.slice(0, 400), (name) => `${name} Street`),
    postcode: digits(5),
    mobile: mobileOf('212', 7),
  },
  France: {
    country: 'FR',
    ...FR,
    skew: 1.6,
    streets: streetsOf(FR.surnames, (name) => `Rue ${name}`),
    postcode: digits(5),
    mobile: mobileOf('06', 8),
  },
  Germany: {
    country: 'DE',
    ...DE,
    skew: 2,
    streets: streetsOf(DE.surnames.slice(0, 400), (name) => `${name}straße`),
    postcode: digits(5),
    mobile: mobileOf('0151', 7),
  },
  Indonesia: {
    country: 'ID',
    ...ID,
    skew: 2,
    member: ({ own }, _role, sex) => (own.length % 2 === 0 && sex === 'male' ? '' : own),
    streets: streetsOf(ID.surnames, (name) => `Jalan ${name}`),
    postcode: digits(5),
    mobile: mobileOf('0812', 7),
  },
  Turkey: {
    country: 'TR',
    ...TR,
    skew: 2,
    streets: streetsOf(TR.surnames, (name) => `${name} Sokak`),
    postcode: digits(5),
    mobile: mobileOf('0532', 7),
  },
}
