import { faker } from '@faker-js/faker/locale/nl'
import { drawGivenNames } from '@sluis/examples/population/given-names'
import type { Random } from '@sluis/examples/population/random'
import { mix } from '@sluis/examples/population/random'
import { capital, composedWord } from '../syllables.ts'
import type { Addition, GivenNames, Language, Sex } from '../types.ts'
import { dutchSurname } from './dutch-surnames.ts'
import { fashionableName, moreNames } from './given-names.ts'
import { placeOfBlock } from './places.ts'

const plain = (names: readonly string[] = []): string[] => names.filter((name) => /^\p{Lu}[\p{L}-]+$/u.test(name))
const lists = faker.rawDefinitions.person?.first_name
const LISTS: Record<Sex, readonly string[]> = { female: plain(lists?.female), male: plain(lists?.male) }
const RARE = {
  female: {
    onsets: 'b d el f g h j k l m n r s t v w z ch'.split(' '),
    nuclei: 'a e i o u ie ai'.split(' '),
    codas: 'n l r m s t nn d'.split(' '),
    endings: 'a e ine iska elle ie ja ke tje ita'.split(' '),
  },
  male: {
    onsets: 'b d ev f g h j k l m n r s t v w z th'.split(' '),
    nuclei: 'a e i o u oe au'.split(' '),
    codas: 'n l r m s t rn d'.split(' '),
    endings: 'o ert ian us ius e win ard mar ijn'.split(' '),
  },
}

function dutchGivenNames(random: Random, sex: Sex, birthYear: number): GivenNames {
  const traditional = birthYear < 1950 ? 0.75 : birthYear < 1970 ? 0.45 : birthYear < 1990 ? 0.15 : 0.04
  // Of the years before 1950: the official name and what its bearers are called differ.
  const old = (): GivenNames => drawGivenNames(random, sex, 1940, false)
  if (random.chance(traditional)) return old()
  const callName = fashionableName(random, LISTS[sex], birthYear, RARE[sex])
  return { officialNames: [callName, ...moreNames(random, () => old().officialNames[0] ?? callName)], callName }
}

const STREETS =
  'Kerk Dorps Molen School Station Wilhelmina Juliana Beatrix Emma Oranje Nassau Beuken Eiken Linden Kastanje Berken ' +
  'Rozen Tulpen Lijster Merel Zwaluw Reiger Nieuw Haven Markt Brink Zand Veen Heide Hoofd Noorder Spoor Vermeer Vondel'
const STREET_ENDS = 'straat laan weg plein hof singel pad dijk kade dreef'.split(' ')
const TOWN_ENDS = 'dam dorp hoven veen burg wijk horst drecht meer broek kerk zijl beek heide rade sluis donk'.split(
  ' ',
)
const SOUNDS = {
  onsets: 'b br d dr g gr h k kr l m n r s sch st t v w z'.split(' '),
  nuclei: 'a aa e ee i ie ij o oo oe u ui eu ou'.split(' '),
  codas: 'k l lm n nd ng nk r rm rs s st t'.split(' '),
}
/** Letters of a postcode; SA, SD and SS are never given out. */
const LETTERS = [...'ABCDEGHJKLMNPRSTVWXZ']
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
  (pair) => !['SA', 'SD', 'SS'].includes(pair),
)
const NEAREST = 1_000
const AREAS = 9_000
/** Steps without a factor in common with what they walk through. */
const AREA_STEP = 3_571
const PAIR_STEP = 173

const form = (...forms: string[]): Addition => ({ forms })
const FLOORS = [
  form('HS', 'huis', 'H'),
  form('1', '1hoog', '1-hoog', 'I', '1H'),
  form('2', '2hoog', '2-hoog', 'II', '2H'),
  form('3', '3hoog', '3-hoog', 'III', '3H'),
]

export const dutch: Language = {
  country: 'NL',
  surname: dutchSurname,
  givenNames: dutchGivenNames,
  block: (number, seed) =>
    placeOfBlock(number, seed, {
      areas: AREAS,
      town: (town) => composedWord(town, { ...SOUNDS, endings: TOWN_ENDS }),
      commonStreet: (random) => capital(random.pick(STREETS.split(' ')) + random.pick(STREET_ENDS)),
      rareStreet: (street) => composedWord(street, { ...SOUNDS, endings: STREET_ENDS }),
      postcode: (area, within) => {
        const code = NEAREST + ((area * AREA_STEP + mix(seed)) % AREAS)
        return `${code}${PAIRS[(within * PAIR_STEP + mix(seed, area)) % PAIRS.length] ?? 'AA'}`
      },
    }),
  buildings: [
    FLOORS,
    [form('A', 'a', '-A'), form('B', 'b', '-B'), form('C', 'c', '-C')],
    [form('', ''), form('bis', 'BIS', '-bis')],
    [form('RD', 'rd', 'ROOD'), form('ZW', 'zw', 'ZWART')],
    ['1', '2', '3', '4', '5', '6'].map((value) => form(`-${value}`, value, ` ${value}`)),
    [form('BG', 'beneden', 'ben', 'huis'), form('boven', 'BV', 'bov')],
  ],
  mobile: (serial) => `06${10_000_000 + ((serial * 7_368_787) % 88_000_000)}`,
  landline: (serial) =>
    `0${['314', '543', '573', '115', '133'][serial % 5]}${100_000 + ((serial * 391_939) % 880_000)}`,
  dialling: '31',
  typedPostcodes: (code) => [code, `${code.slice(0, 4)} ${code.slice(4)}`, code.toLowerCase()],
  typedPrefixes: (prefix) => {
    const short = { van: 'v.', 'van de': 'v.d.', 'van der': 'v.d.', 'van den': 'v.d.' }[prefix]
    return short === undefined ? [prefix] : [prefix, prefix, short]
  },
  soundsAlike: [
    ['ij', 'y'],
    ['ij', 'ei'],
    ['ck', 'k'],
    ['k', 'c'],
    ['ou', 'au'],
    ['dt', 't'],
    ['ss', 's'],
    ['aa', 'a'],
    ['ee', 'e'],
    ['oo', 'o'],
    ['z', 's'],
    ['v', 'f'],
    ['g', 'ch'],
    ['th', 't'],
  ],
  unknown: 'onbekend',
  family: 'Fam.',
}
