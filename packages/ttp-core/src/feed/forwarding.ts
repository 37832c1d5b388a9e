import type { Erasure, Merge, Rewrap, RowName, Split } from '../envelope/content/change-list.ts'
import { epochOf } from '../pseudonym/epoch-of.ts'
import type { SubjectKind } from '../pseudonym/types.ts'

/** Where a row went with a split: to `new`, by the split of this number. */
interface Moved {
  readonly seq: number
  readonly new: string
}

/**
 * What the change feed taught so far: which pseudonym reads as which, whose the rows are that were split off, and who was erased. The order in
 * which changes and rows arrive does not matter: a row that comes after the change it is affected by is read through the same maps.
 */
export class Forwarding {
  /** From a name of a subject to a newer name of it. A subject goes by the newest: the one that is no key here. */
  readonly #newer = new Map<string, string>()
  /** From the newest name of a subject that was absorbed to a name of the one that absorbed it. */
  readonly #next = new Map<string, string>()
  /** Of who was erased, a name that leads to the one under which the subject is known now. */
  readonly #erased = new Set<string>()
  readonly #moved = { person: new Map<string, Moved>(), household: new Map<string, Moved>() }

  /** Learns one change. Learning it twice changes nothing. */
  apply(change: Pick<Merge<string>, 'old' | 'new'> | Split<string> | Rewrap<string> | Erasure<string>): void {
    if ('rows' in change) this.#move(change)
    else if ('new' in change) this.#connect(change)
    else this.#erased.add(this.current(change.old))
  }

  /** A class of names of which one was erased is erased, also when it grows. */
  #connect(change: Pick<Merge<string>, 'old' | 'new'> | Rewrap<string>): void {
    const isErased = this.isErased(change.old) || this.isErased(change.new)
    if ('change' in change && change.change === 'rewrap') this.#name(change)
    else this.#merge(change)
    if (isErased) this.#erased.add(this.current(change.new))
  }

  /** Whether the subject of a pseudonym was erased: nothing is to be kept of it. A row is asked by its `currentOf`. */
  isErased(pseudonym: string): boolean {
    return this.#erased.has(this.current(pseudonym))
  }

  /** Whether anybody was erased. */
  get hasErased(): boolean {
    return this.#erased.size > 0
  }

  /** The pseudonym under which a subject is known now: of a whole subject, whatever rows were split off it. */
  current(pseudonym: string): string {
    let end = this.newest(pseudonym)
    for (let next = this.#next.get(end); next !== undefined; next = this.#next.get(end)) end = this.newest(next)
    // Path compression: chains of merges stay short however long they grow.
    for (let step = this.newest(pseudonym); step !== end; ) {
      const next = this.#next.get(step)
      if (next === undefined) break
      this.#next.set(step, end)
      step = this.newest(next)
    }
    return end
  }

  /** The newest pseudonym of the same subject that the feed named; a subject that was absorbed keeps its own. */
  newest(pseudonym: string): string {
    let end = pseudonym
    for (let newer = this.#newer.get(end); newer !== undefined; newer = this.#newer.get(end)) end = newer
    for (let step = pseudonym; step !== end; ) {
      const newer = this.#newer.get(step)
      if (newer === undefined) break
      this.#newer.set(step, end)
      step = newer
    }
    return end
  }

  /** The pseudonym under which the subject of a row is known now, by the pseudonym that the row came with. */
  currentOf(kind: SubjectKind, row: RowName, pseudonym: string): string {
    return this.current(this.#moved[kind].get(keyOf(row))?.new ?? pseudonym)
  }

  /** How many pseudonyms read as another. */
  get size(): number {
    return this.#next.size + this.#newer.size
  }

  #merge(change: Pick<Merge<string>, 'old' | 'new'>): void {
    const target = this.current(change.new)
    const source = this.current(change.old)
    if (source !== target) this.#next.set(source, target)
  }

  /** Two names of one subject: what absorbed the one absorbed the other. */
  #name(rewrap: Rewrap<string>): void {
    const [name, older] = inOrder(this.newest(rewrap.old), this.newest(rewrap.new))
    if (name === older) return
    const [end, other] = inOrder(this.current(name), this.current(older))
    this.#newer.set(older, name)
    this.#next.delete(older)
    this.#next.delete(name)
    // An end that is this subject itself is none: the subject was absorbed by nobody, or by what is left.
    const ends = [end, other].filter((one) => one !== name && one !== older)
    const [last, another] = ends
    if (last === undefined) return
    this.#next.set(name, last)
    if (another !== undefined && another !== last) this.#next.set(another, last)
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

/** The name of the newer epoch first; no honest feed gives a subject two of one epoch, and any order does for those. */
function inOrder(left: string, right: string): readonly [newer: string, older: string] {
  const ahead = epochOf(left) - epochOf(right)
  return ahead > 0 || (ahead === 0 && left > right) ? [left, right] : [right, left]
}

function keyOf([delivery, row]: RowName): string {
  return `${delivery} ${row}`
}
