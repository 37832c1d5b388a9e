import type { Faker } from '@faker-js/faker'
import type { Random } from './random.ts'
import type { Addition, Address } from './types.ts'

const STEMS =
  'Dorps Kerk Molen School Station Wilhelmina Juliana Beatrix Prins Hendrik|Burgemeester Dr. Schaepman|Emma Oranje Nassau ' +
  'Beuken Eiken Linden Kastanje Berken Iepen Populieren Rozen Tulpen Lijster Merel Spreeuwen Zwaluw Reiger Nieuw Oud Lange ' +
  'Korte Haven Markt Brink Zand Veen Heide Hoofd Noord Zuid Oost West Industrie Spoor Vermeer Rembrandt Vondel Huygens'
const ENDS = ['straat', 'laan', 'weg', 'plein', 'hof', 'singel', 'pad', 'dijk', 'kade', 'plantsoen'] as const
/** Names that do not follow the pattern: a numeral in the name, a prefix, an accent. */
const ODD = ["'t Hoge Einde", '1e Kruisweg', 'Plein 1940', 'Laan van 1813', 'Op de Delft', 'Café-erf', 'Achter de Kerk']

/** Letters of a postcode; SA, SD and SS are never given out. */
const LETTERS = 'ABCDEGHJKLMNPRSTVWXZ'
const NEVER = new Set(['SA', 'SD', 'SS'])

interface Block {
  postcode: string
  street: string
  city: string
  next: number
  step: number
}

/** How the dwellings of one building are told apart, per manner of numbering. */
const BUILDINGS: readonly (readonly Addition[])[] = [
  ['HS', '1', '2', '3'].map((value) => ({ kind: 'floor', value })),
  ['HS', '1', '2'].map((value) => ({ kind: 'floor', value })),
  ['A', 'B', 'C', 'D'].map((value) => ({ kind: 'letter', value })),
  ['A', 'B'].map((value) => ({ kind: 'letter', value })),
  ['RD', 'ZW'].map((value) => ({ kind: 'colour', value })),
  ['1', '2', '3', '4', '5', '6'].map((value) => ({ kind: 'number', value })),
]

/** Hands out dwellings of an invented region, street by street: towns of unequal size, six-position postcodes. */
export class Region {
  private readonly random: Random
  private readonly faker: Faker
  private readonly towns: { city: string; pc4: number[]; streets: Set<string> }[] = []
  private readonly usedPostcodes = new Set<string>()
  private block: Block | undefined
  private left = 0
  private readonly waiting: Address[] = []
  readonly areaCode: string[] = ['0314', '0315', '0543', '0544', '0573', '0575']

  constructor(random: Random, faker: Faker) {
    this.random = random
    this.faker = faker
    const cities = new Set<string>()
    while (cities.size < 34) {
      const city = faker.location.city()
      if (/^\p{Lu}\p{Ll}{3,}(?: [\p{L} ]+)?$/u.test(city)) cities.add(city)
    }
    let pc4 = 7011
    for (const city of cities) {
      const codes = Array.from({ length: Math.ceil(9 * random.next() ** 3) || 1 }, () => (pc4 += random.between(1, 4)))
      this.towns.push({ city, pc4: codes, streets: new Set() })
    }
  }

  /** A dwelling that nobody lived in yet. */
  dwelling(): Address {
    const kept = this.waiting.pop()
    if (kept !== undefined) return kept
    const block = this.currentBlock()
    const houseNumber = block.next
    block.next += block.step
    const base = { postcode: block.postcode, houseNumber, street: block.street, city: block.city }
    if (this.random.chance(0.055)) {
      const all = this.random.pick(BUILDINGS).map((addition) => ({ ...base, addition }))
      this.waiting.push(...all.slice(1).reverse())
      this.left -= all.length
      return { ...base, addition: all[0]?.addition }
    }
    this.left -= 1
    if (this.random.chance(0.03)) {
      this.waiting.push({ ...base, addition: this.random.chance(0.5) ? { kind: 'bis', value: 'BIS' } : letterA })
    }
    return { ...base, addition: undefined }
  }

  /** The rooms of one home: one number, an addition per room. */
  careHome(rooms: number): Address[] {
    const { next, postcode, street, city } = this.currentBlock()
    this.left = 0
    return Array.from({ length: rooms }, (_, i) => ({
      ...{ postcode, street, city, houseNumber: next },
      addition: { kind: 'number', value: String(101 + i) } satisfies Addition,
    }))
  }

  private currentBlock(): Block {
    if (this.block === undefined || this.left <= 0) {
      this.block = this.newBlock(this.block)
      this.left = this.random.between(3, 16)
    }
    return this.block
  }

  /** The other end of the same street, or another street somewhere in the region. */
  private newBlock(last: Block | undefined): Block {
    const { random } = this
    if (last !== undefined && random.chance(0.45)) {
      return { ...last, postcode: this.postcode(Number(last.postcode.slice(0, 4))), next: last.next + last.step * 3 }
    }
    const town = random.pick(this.towns.flatMap((candidate) => candidate.pc4.map(() => candidate)))
    const step = random.chance(0.8) ? 2 : 1
    const street = this.street(town.streets)
    const next = random.chance(0.8) ? random.between(1, 12) : random.between(20, 190)
    return { postcode: this.postcode(random.pick(town.pc4)), street, city: town.city, next, step }
  }

  private postcode(pc4: number): string {
    for (let attempt = 0; ; attempt++) {
      const letters = this.random.pick([...LETTERS]) + this.random.pick([...LETTERS])
      const code = `${pc4 + Math.floor(attempt / 50)}${letters}`
      if (NEVER.has(letters) || this.usedPostcodes.has(code)) continue
      this.usedPostcodes.add(code)
      return code
    }
  }

  private street(known: Set<string>): string {
    const { random } = this
    for (let attempt = 0; ; attempt++) {
      const kind = random.next()
      let name: string
      if (kind < 0.02) name = random.pick(ODD)
      else if (kind < 0.6) name = random.pick(STEM_LIST) + random.pick(ENDS)
      else name = this.faker.location.street()
      name = name.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
      if (known.has(name) && attempt < 20) continue
      known.add(name)
      return name
    }
  }
}

const letterA: Addition = { kind: 'letter', value: 'A' }
const STEM_LIST = STEMS.split(/[ |]/).filter((stem) => !['Prins', 'Dr.', 'Burgemeester'].includes(stem))
