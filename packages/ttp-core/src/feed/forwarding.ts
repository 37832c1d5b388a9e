import type { Merge, RowName, Split } from '../envelope/content/change-list.ts'
import type { SubjectKind } from '../pseudonym/types.ts'

/** Where a row went with a split: to `new`, by the split of this number. */
interface Moved {
  readonly seq: number
  readonly new: string
}

/**
 * What the change feed taught so far: which pseudonym reads as which, and whose the rows are that were split off. The order in
 * which changes and rows arrive does not matter: a row that comes after the change it is affected by is read through the same maps.
 */
export class Forwarding {
  readonly #next = new Map<string, string>()
  readonly #moved = { person: new Map<string, Moved>(), household: new Map<string, Moved>() }

  /** Learns one change. Learning it twice changes nothing. */
  apply(change: Pick<Merge<string>, 'old' | 'new'> | Split<string>): void {
    if ('rows' in change) this.#move(change)
    else this.#merge(change)
  }

  /** The pseudonym under which a subject is known now: of a whole subject, whatever rows were split off it. */
  current(pseudonym: string): string {
    let end = pseudonym
    for (let next = this.#next.get(end); next !== undefined; next = this.#next.get(end)) end = next
    // Path compression: chains of merges stay short however long they grow.
    for (let step = pseudonym; step !== end; ) {
      const next = this.#next.get(step)
      if (next === undefined) break
      this.#next.set(step, end)
      step = next
    }
    return end
  }

  /** The pseudonym under which the subject of a row is known now, by the pseudonym that the row came with. */
  currentOf(kind: SubjectKind, row: RowName, pseudonym: string): string {
    return this.current(this.#moved[kind].get(keyOf(row))?.new ?? pseudonym)
  }

  /** How many pseudonyms read as another. */
  get size(): number {
    return this.#next.size
  }

  #merge(change: Pick<Merge<string>, 'old' | 'new'>): void {
    const target = this.current(change.new)
    const source = this.current(change.old)
    if (source !== target) this.#next.set(source, target)
  }

  #move({ kind, seq, new: target, rows }: Split<string>): void {
    const moved = this.#moved[kind]
    for (const row of rows) {
      const key = keyOf(row)
      const known = moved.get(key)
      // No TTP moves a row twice in one act; should one, then the order of arrival still decides nothing.
      if (known !== undefined && (known.seq > seq || (known.seq === seq && known.new >= target))) continue
      moved.set(key, { seq, new: target })
    }
  }
}

function keyOf([delivery, row]: RowName): string {
  return `${delivery} ${row}`
}
