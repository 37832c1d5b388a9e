import { LACKS, LINK, type LinkKind } from '@sluis/ttp-core/supplier'

const PERSON = LINK.relationNumber | LINK.email | LINK.mobile | LINK.nameAndBirthDate | LINK.nameAndAddress

/** How well the rows of one file can be linked, and what would help most. It depends on this file alone. */
export interface Linkability {
  readonly rows: number
  /** Rows by which a person is known again, rows with an address only, rows with neither. Shares of all rows, 0 to 1. */
  readonly person: number
  readonly householdOnly: number
  readonly none: number
  /** Share of rows that have each key. */
  readonly by: Readonly<Record<LinkKind, number>>
  /** What to collect, most useful first: the share of rows that would become linkable to a person (or an address). */
  readonly advice: readonly {
    readonly collect: 'email' | 'birthDate' | 'postcode' | 'houseNumber'
    readonly share: number
  }[]
}

/** Counts the links of all rows. */
export class LinkabilityCount {
  #rows = 0
  #person = 0
  #household = 0
  #email = 0
  readonly #by = new Map<number, number>()

  add(links: number): void {
    this.#rows++
    const person = (links & PERSON) !== 0
    if (person) this.#person++
    else {
      this.#email++
      if ((links & LINK.household) !== 0) this.#household++
    }
    for (const bit of Object.values(LINK)) if ((links & bit) !== 0) this.#count(bit)
    if (!person) for (const bit of Object.values(LACKS)) if ((links & bit) !== 0) this.#count(bit)
  }

  #count(bit: number): void {
    this.#by.set(bit, (this.#by.get(bit) ?? 0) + 1)
  }

  result(): Linkability {
    const share = (count: number) => (this.#rows === 0 ? 0 : Math.round((count / this.#rows) * 10_000) / 10_000)
    const by = Object.fromEntries(Object.entries(LINK).map(([kind, bit]) => [kind, share(this.#by.get(bit) ?? 0)]))
    const advice = [
      { collect: 'email' as const, share: share(this.#email) },
      ...(['birthDate', 'postcode', 'houseNumber'] as const).map((collect) => ({
        collect,
        share: share(this.#by.get(LACKS[collect]) ?? 0),
      })),
    ]
    return {
      rows: this.#rows,
      person: share(this.#person),
      householdOnly: share(this.#household),
      none: share(this.#rows - this.#person - this.#household),
      by: by as Record<LinkKind, number>,
      advice: advice.filter((item) => item.share >= 0.005).sort((a, b) => b.share - a.share),
    }
  }
}
