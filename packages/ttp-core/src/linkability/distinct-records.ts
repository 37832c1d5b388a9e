import type { Identity } from '../identifier/fields.ts'
import { hashJoined, hashText, levelOf } from './hash.ts'
import { HashIndex } from './hash-index.ts'
import { BETWEEN_TEXTS, nameText, recordTexts, valueText } from './record-texts.ts'
import type { RepeatedKind, Repetition } from './report.ts'
import { REPEATED_KINDS } from './report.ts'

/** Distinct records that are looked at; of more, those whose hash has a zero bit more in front, until they are this many. */
export const DISTINCT_RECORDS_MAX = 131_072
/** A value beside more names than these is repeated unusually often: where the resolver, too, takes it for a desk's. */
const NAMES_MAX = 12
/** A birth date must also stand in more than one record with a date in so many: in a large delivery every day has its dozen. */
const BIRTHDAY_SHARE = 200
/** Columns of a record: its name, then its value of each kind; 0 where it has none. */
const WIDTH = 1 + REPEATED_KINDS.length

/** What is held of distinct records, as plain data. */
export interface DistinctRecordsState {
  readonly level: number
  readonly hashes: Float64Array
  readonly rows: Uint32Array<ArrayBuffer>
  readonly columns: Float64Array
}

/**
 * The distinct records of a delivery in bounded memory (some 8 MB when full), as hashes. Exact up to `DISTINCT_RECORDS_MAX`; beyond
 * it a sample by hash that is the same for the same records, in whatever order and in however many parts they came.
 */
export class DistinctRecords {
  #level = 0
  /** Position of each record by its hash. */
  readonly #positions = new HashIndex()
  #rows = new Uint32Array(64)
  #columns: Float64Array = new Float64Array(WIDTH * 64)

  /** The records of a state; it is theirs from then on. */
  static of({ level, hashes, rows, columns }: DistinctRecordsState): DistinctRecords {
    const records = new DistinctRecords()
    records.#level = level
    records.#rows = rows
    records.#columns = columns
    for (const hash of hashes) records.#positions.place(hash)
    return records
  }

  /** Plain data, for `of`. It shares its memory with these records: nothing is counted any more. */
  state(): DistinctRecordsState {
    const hashes = Float64Array.from({ length: this.#positions.size }, (_, position) =>
      this.#positions.hashAt(position),
    )
    return { level: this.#level, hashes, rows: this.#rows, columns: this.#columns }
  }

  /** One in how many distinct records is looked at. */
  get sampling(): number {
    return 2 ** this.#level
  }

  /** Distinct records, as a multiple of `sampling`. */
  get count(): number {
    return this.#positions.size * this.sampling
  }

  /** Counts rows that hold one record. */
  add(identity: Identity, rows = 1): void {
    const hash = hashJoined(recordTexts(identity), BETWEEN_TEXTS)
    if (levelOf(hash) < this.#level) return
    const known = this.#positions.find(hash)
    if (known >= 0) {
      this.#rows[known] = (this.#rows[known] ?? 0) + rows
      return
    }
    if (!this.#hasRoom(hash)) return
    const position = this.#place(hash, rows)
    this.#columns[position * WIDTH] = hashOf(nameText(identity))
    let column = position * WIDTH
    for (const kind of REPEATED_KINDS) this.#columns[++column] = hashOf(valueText(identity, kind))
  }

  /** Takes in the records of another part of the delivery. */
  merge(other: DistinctRecords): void {
    this.#raise(Math.max(this.#level, other.#level))
    for (let from = 0; from < other.#positions.size; from++) {
      const hash = other.#positions.hashAt(from)
      if (levelOf(hash) < this.#level) continue
      const rows = other.#rows[from] ?? 0
      const known = this.#positions.find(hash)
      if (known >= 0) {
        this.#rows[known] = (this.#rows[known] ?? 0) + rows
        continue
      }
      if (!this.#hasRoom(hash)) continue
      const position = this.#place(hash, rows)
      this.#columns.set(other.#columns.subarray(from * WIDTH, (from + 1) * WIDTH), position * WIDTH)
    }
  }

  /**
   * How often values of a kind stand beside many names. Of a sample: values beside many names of the sample, with names and rows
   * as multiples of `sampling`.
   */
  repetition(kind: RepeatedKind): Repetition {
    const column = 1 + REPEATED_KINDS.indexOf(kind)
    // Numbers in arrays: maps of so many values would be the largest thing that a check holds.
    const values = new HashIndex()
    const records = new Uint32Array(this.#positions.size)
    let holding = 0
    for (let position = 0; position < this.#positions.size; position++) {
      const value = this.#columns[position * WIDTH + column] ?? 0
      if (value === 0) continue
      holding++
      const at = values.place(value)
      records[at] = (records[at] ?? 0) + 1
    }
    const often = [...this.#namesOf(column, (value) => records[values.find(value)] ?? 0).values()].filter(
      ({ names }) => names.size > NAMES_MAX && (kind !== 'birthDate' || names.size * BIRTHDAY_SHARE > holding),
    )
    return {
      values: often.length,
      rows: often.reduce((sum, { rows }) => sum + rows, 0) * this.sampling,
      names: often.reduce((most, { names }) => Math.max(most, names.size), 0) * this.sampling,
    }
  }

  /** Names and rows of the values that enough records hold. */
  #namesOf(column: number, recordsOf: (value: number) => number): ReadonlyMap<number, Holders> {
    const found = new Map<number, Holders>()
    for (let position = 0; position < this.#positions.size; position++) {
      const value = this.#columns[position * WIDTH + column] ?? 0
      if (value === 0 || recordsOf(value) <= NAMES_MAX) continue
      const one = found.get(value) ?? { rows: 0, names: new Set() }
      found.set(value, one)
      one.rows += this.#rows[position] ?? 0
      const name = this.#columns[position * WIDTH] ?? 0
      if (name !== 0) one.names.add(name)
    }
    return found
  }

  #place(hash: number, rows: number): number {
    const position = this.#positions.place(hash)
    if (position === this.#rows.length) {
      const [columns, counts] = [this.#columns, this.#rows]
      this.#columns = new Float64Array(columns.length * 2)
      this.#columns.set(columns)
      this.#rows = new Uint32Array(counts.length * 2)
      this.#rows.set(counts)
    }
    this.#rows[position] = rows
    return position
  }

  /** Makes room for one more record, which may itself have no place any more: nothing grows beyond what is held at the most. */
  #hasRoom(hash: number): boolean {
    while (this.#positions.size >= DISTINCT_RECORDS_MAX && levelOf(hash) >= this.#level) this.#raise(this.#level + 1)
    return levelOf(hash) >= this.#level
  }

  #raise(level: number): void {
    if (level === this.#level) return
    this.#level = level
    this.#positions.retain(
      (position) => levelOf(this.#positions.hashAt(position)) >= level,
      (from, to) => {
        this.#rows[to] = this.#rows[from] ?? 0
        this.#columns.copyWithin(to * WIDTH, from * WIDTH, (from + 1) * WIDTH)
      },
    )
  }
}

/** Who stands beside a value. */
interface Holders {
  rows: number
  readonly names: Set<number>
}

/** Hash of a value, never 0; 0 for none. */
function hashOf(text: string): number {
  return text === '' ? 0 : hashText(text) || 1
}
