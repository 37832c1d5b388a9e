import type { Random } from '../population/random.ts'

/** Stated chances, each of those rows or cards on which the fault can happen at all. */
export const DEFAULT_RATES = {
  /** One letter wrong in the given name or the surname. */
  nameTypo: 0.03,
  /** Accents gone from names. */
  diacriticsLost: 0.25,
  /** Initials in the place of the given name. */
  initialsForGiven: 0.15,
  /** Another of the person's given names than the usual one. */
  otherGivenName: 0.08,
  prefixAbbreviated: 0.12,
  prefixDropped: 0.04,
  /** The prefix stands in the surname, before it or after a comma. */
  prefixMoved: 0.06,
  /** Given name and surname in each other's column. */
  namesExchanged: 0.004,
  /** Of a double name only one part. */
  halfDoubleName: 0.3,
  /** One buyer for the family: `Fam.` and no given name. */
  familyTitle: 0.01,
  dayMonthSwapped: 0.02,
  firstOfJanuary: 0.01,
  postcodeLettersExchanged: 0.012,
  postcodeDigitWrong: 0.008,
  houseNumberWrong: 0.01,
  additionOmitted: 0.2,
  emailTypo: 0.015,
  otherEmail: 0.12,
  sharedEmail: 0.35,
  /** The desk types its own mail address for who gives none. */
  deskEmail: 0.05,
  fillerEmail: 0.02,
  fillerPhone: 0.02,
  /** The number at home rather than the mobile. */
  landlineGiven: 0.15,
  /** After a move the old address stays in the books. */
  addressNotUpdated: 0.3,
  /** A second account of one visitor. */
  secondAccount: 0.04,
  /** A row without account, typed anew. */
  guest: 0.05,
  /** An account's data typed anew at this visit. */
  retyped: 0.04,
  anonymous: 0.03,
  objected: 0,
  beforeAgreement: 0.004,
  garbled: 0.0008,
} as const

export type Fault = keyof typeof DEFAULT_RATES
export type FaultRates = Readonly<Record<Fault, number>>

/** The usual rates, but for those named. */
export function rates(own: Partial<FaultRates>): FaultRates {
  return { ...DEFAULT_RATES, ...own }
}

/** Decides whether a fault happens and counts how often it could and did: what the tests hold against the rates. */
export class FaultTally {
  private readonly rates: FaultRates
  readonly possible = new Map<Fault, number>()
  readonly happened = new Map<Fault, number>()

  constructor(rates: FaultRates) {
    this.rates = rates
  }

  roll(random: Random, fault: Fault): boolean {
    this.possible.set(fault, (this.possible.get(fault) ?? 0) + 1)
    if (!random.chance(this.rates[fault])) return false
    this.happened.set(fault, (this.happened.get(fault) ?? 0) + 1)
    return true
  }
}

/** One typing error: a letter dropped, doubled, replaced, or two exchanged; never in the first letter. */
export function misspell(text: string, random: Random): string {
  if (text.length < 3) return text
  const at = random.between(1, text.length - 2)
  const [before, letter, next, after] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)]
  switch (random.between(0, 3)) {
    case 0:
      return before + next + after
    case 1:
      return before + letter + letter + next + after
    case 2:
      return before + random.pick(NEAR[letter.toLowerCase()] ?? ['e']) + next + after
    default:
      return letter === next ? before + next + after : before + next + letter + after
  }
}

/** Neighbours on the keyboard, and letters that are heard alike. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  ...{ a: ['s', 'e'], b: ['v', 'n'], c: ['k', 'x'], d: ['s', 't'], e: ['r', 'a'], f: ['v', 'g'], g: ['h', 'ch'] },
  ...{ h: ['g', 'j'], i: ['ie', 'o'], j: ['h', 'i'], k: ['c', 'l'], l: ['k', 'll'], m: ['n'], n: ['m', 'b'] },
  ...{ o: ['i', 'p'], p: ['o', 'b'], r: ['t', 'e'], s: ['z', 'd'], t: ['d', 'r'], u: ['y', 'i'], v: ['f', 'b'] },
  ...{ w: ['e', 'v'], x: ['ks'], y: ['ij', 'i'], z: ['s', 'x'] },
}

/** The text without accents; `ł`, `ı` and `ø`, which do not come apart, become plain letters too. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
}
