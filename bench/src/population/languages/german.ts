import { faker } from '@faker-js/faker/locale/de'
import type { Random } from '@sluis/examples/population/random'
import { mix } from '@sluis/examples/population/random'
import { capital, composedWord } from '../syllables.ts'
import type { Addition, GivenNames, Language, Sex, Surname } from '../types.ts'
import { fashionableName, moreNames } from './given-names.ts'
import { placeOfBlock } from './places.ts'

const person = faker.rawDefinitions.person
const LISTS: Record<Sex, readonly string[]> = {
  female: person?.first_name?.female ?? [],
  male: person?.first_name?.male ?? [],
}
const COMMON = (
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf ' +
  'Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann ' +
  'Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn'
).split(' ')
const LISTED: readonly string[] = [...new Set([...COMMON, ...(person?.last_name?.generic ?? [])])]
const SYLLABLES = {
  onsets: 'b br d dr f fl g gr h j k kl kr l m n p pf r s sch schm st str t w z zw'.split(' '),
  nuclei: 'a ä e ei eu i ie o ö u ü au'.split(' '),
  codas: 'b ch ck ll lt m nn nd ng nk r rd rn ss st t tz'.split(' '),
  endings: 'er mann el ler ner hard hof berg bach inger meier ke ow ing wig a haus feld hagen reuter'.split(' '),
}
const TOWN_ENDS = 'stadt dorf hausen burg berg heim bach feld ingen walde rode furt münster kirchen'.split(' ')
const STREETS =
  'Haupt Schul Bahnhof Garten Berg Dorf Kirch Linden Birken Ring Wiesen Mühl Goethe Schiller Mozart'.split(' ')
const STREET_ENDS = 'straße str. weg gasse platz allee ring'.split(' ')
const AREAS = 8_000

function germanSurname(rank: number): Surname {
  const name = LISTED[rank] ?? composedWord(rank - LISTED.length, SYLLABLES)
  return { prefix: rank % 60 === 59 ? 'von' : '', name }
}

function germanGivenNames(random: Random, sex: Sex, birthYear: number): GivenNames {
  const draw = (): string =>
    fashionableName(random, LISTS[sex], birthYear, {
      ...SYLLABLES,
      endings: sex === 'male' ? ['ert', 'o', 'an'] : ['a', 'ine', 'e'],
    })
  const callName = draw()
  return { officialNames: [callName, ...moreNames(random, draw)], callName }
}

const form = (...forms: string[]): Addition => ({ forms })

/** Germany: umlauts, and postcodes that cover a town, so that street and number have to tell an address. */
export const german: Language = {
  country: 'DE',
  surname: germanSurname,
  givenNames: germanGivenNames,
  block: (number, seed) =>
    placeOfBlock(number, seed, {
      areas: AREAS,
      town: (town) => composedWord(town, { ...SYLLABLES, endings: TOWN_ENDS }),
      commonStreet: (random) => capital(random.pick(STREETS) + random.pick(STREET_ENDS)),
      rareStreet: (street) => composedWord(street, { ...SYLLABLES, endings: STREET_ENDS }),
      postcode: (area) => String(1_067 + ((area * 7_919 + mix(seed)) % 98_000)).padStart(5, '0'),
    }),
  buildings: [[form('a', 'A', ' a'), form('b', 'B', ' b'), form('c', 'C')], [form('')]],
  mobile: (serial) =>
    `01${['51', '60', '71', '75', '76'][serial % 5]}${1_000_000 + ((serial * 7_368_787) % 8_900_000)}`,
  landline: (serial) => `0${['30', '40', '89', '221', '711'][serial % 5]}${100_000 + ((serial * 391_939) % 8_800_000)}`,
  dialling: '49',
  typedPostcodes: (postcode) => [postcode, postcode, `D-${postcode}`],
  typedPrefixes: (prefix) => (prefix === '' ? [''] : [prefix, prefix, 'v.']),
  soundsAlike: [
    ['ü', 'ue'],
    ['ö', 'oe'],
    ['ä', 'ae'],
    ['ß', 'ss'],
    ['th', 't'],
    ['ck', 'k'],
    ['ei', 'ai'],
    ['ie', 'i'],
    ['mm', 'm'],
    ['nn', 'n'],
    ['dt', 't'],
    ['tz', 'z'],
    ['ph', 'f'],
    ['v', 'f'],
  ],
  unknown: 'unbekannt',
  family: 'Familie',
}
