import type { Numbers } from '../domains/identity/index.ts'

const ASKED_AT_ONCE = 10_000

/** What a labelled record is told apart by, and the truth about it. */
export interface Labels {
  readonly truth: string
  readonly householdTruth: string | undefined
  /** Postcode and house number are both present. */
  readonly addressed: boolean
}

/** A record with the numbers that it has in the end, as whole numbers that stand for them. */
export interface NumberedRow extends Labels {
  readonly person: number
  readonly household: number
}

/** The records of an evaluation, by row: 16 bytes and the labels each. A number takes its place in memory once. */
export class NumberTable {
  readonly #marks: (Uint8Array | undefined)[] = []
  readonly #labels: Labels[] = []

  /** @param mark Fingerprint of the record; undefined for one that was given no number: it stands alone. */
  add(mark: Uint8Array | undefined, labels: Labels): void {
    this.#marks.push(mark?.slice())
    this.#labels.push(labels)
  }

  /** Rows so far. */
  get size(): number {
    return this.#marks.length
  }

  /** The true person of each record that has a number, by its fingerprint as base64url; of equal records that of the first. */
  truths(): ReadonlyMap<string, string> {
    const truths = new Map<string, string>()
    for (const [position, mark] of this.#marks.entries()) {
      const key = mark === undefined ? '' : Buffer.from(mark).toString('base64url')
      if (key !== '' && !truths.has(key)) truths.set(key, this.#labels[position]?.truth ?? '')
    }
    return truths
  }

  /** The rows with their final numbers; `stored` tells those of a list of fingerprints. */
  async finalRows(stored: (marks: readonly Uint8Array[]) => Promise<readonly Numbers[]>): Promise<NumberedRow[]> {
    const [persons, households] = [new Map<string, number>(), new Map<string, number>()]
    const rows: NumberedRow[] = []
    for (let start = 0; start < this.#marks.length; start += ASKED_AT_ONCE) {
      const marks = this.#marks.slice(start, start + ASKED_AT_ONCE)
      const numbers = (await stored(marks.filter((mark) => mark !== undefined))).values()
      for (const [position, mark] of marks.entries()) {
        const labels = this.#labels[start + position]
        if (labels === undefined) continue
        const given = mark === undefined ? undefined : numbers.next().value
        const alone = -1 - rows.length
        rows.push({
          ...labels,
          person: given === undefined ? alone : indexOf(persons, given.person),
          household: given === undefined ? alone : indexOf(households, given.household),
        })
      }
    }
    return rows
  }
}

function indexOf(known: Map<string, number>, id: Uint8Array): number {
  const key = Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1')
  const index = known.get(key) ?? known.size
  known.set(key, index)
  return index
}
