import type { Random } from './random.ts'
import { mix } from './random.ts'
import type { FamilyName } from './types.ts'

/** Invented providers under the reserved top-level domain `.example` (RFC 2606): nobody can be written to. */
const PROVIDERS: readonly (readonly [string, number])[] = [
  ['postvak.example', 36],
  ['kpnmail.example', 14],
  ['brievenbus.example', 13],
  ['snelpost.example', 11],
  ['thuisnet.example', 8],
  ['wereldmail.example', 7],
  ['kabelmail.example', 5],
  ['vrijpost.example', 3],
]
const EMPLOYERS = [
  'gemeente.example',
  'ziekenhuis.example',
  'hogeschool.example',
  'advies.example',
  'installatie.example',
]

/** Plain ASCII letters of a name, lower case: what remains of it in a mail address. */
export function asciiLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replace(/[^a-z]/g, '')
}

/** Hands out mail addresses and phone numbers, each once. */
export class Contacts {
  private readonly random: Random
  private readonly taken = new Set<string>()
  private mobiles = 0
  private landlines = 0
  private readonly offset: number

  constructor(random: Random, seed: number) {
    this.random = random
    this.offset = mix(seed, 77) % MOBILES
  }

  personalEmail(callName: string, family: FamilyName, birthYear: number): string {
    const { random } = this
    const given = asciiLetters(callName)
    const surname = asciiLetters(family.prefix + family.name)
    const initial = given.slice(0, 1)
    const year = String(birthYear)
    const local = random.weighted([
      [`${given}.${surname}`, 24],
      [`${given}${surname}`, 17],
      [`${initial}.${surname}`, 15],
      [`${surname}${initial}`, 6],
      [`${given}${year.slice(2)}`, 8],
      [`${given}_${surname.slice(0, 3)}${year}`, 4],
      [`${given}.${surname}${year.slice(2)}`, 14],
      [`${initial}${surname}${random.between(1, 99)}`, 12],
    ])
    return this.unique(local, random.weighted(PROVIDERS))
  }

  workEmail(callName: string, family: FamilyName): string {
    const local = `${asciiLetters(callName).slice(0, 1)}.${asciiLetters(family.prefix + family.name)}`
    return this.unique(local, this.random.pick(EMPLOYERS))
  }

  familyEmail(family: FamilyName): string {
    const surname = asciiLetters(family.prefix + family.name)
    const front = this.random.pick(['fam.', 'familie', 'fam', 'huize', ''])
    return this.unique(front + surname, this.random.weighted(PROVIDERS))
  }

  /**
   * Valid by the numbering plan, plainly invented to the eye: two noughts after `06` and one digit. 600,000 differ;
   * a larger population uses them again, as re-issued numbers are.
   */
  mobile(): string {
    const serial = (this.mobiles++ * 392_657 + this.offset) % MOBILES
    return `06${'123458'[Math.floor(serial / 100_000)]}00${String(serial % 100_000).padStart(5, '0')}`
  }

  /** A subscriber number with a nought in front, which is never given out. */
  landline(areaCodes: readonly string[]): string {
    const serial = (this.landlines++ * 61_403 + this.offset) % 100_000
    return `${this.random.pick(areaCodes)}0${String(serial).padStart(5, '0')}`
  }

  private unique(local: string, domain: string): string {
    let address = `${local}@${domain}`
    for (let number = 2; this.taken.has(address); number += this.random.between(1, 40)) {
      address = `${local}${number}@${domain}`
    }
    this.taken.add(address)
    return address
  }
}

const MOBILES = 600_000
