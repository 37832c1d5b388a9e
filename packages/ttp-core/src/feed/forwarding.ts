import type { Merge } from '../envelope/content/change-list.ts'

/**
 * What the change feed taught so far: which pseudonym reads as which. The order in which changes and rows arrive does not matter:
 * a row that comes after the change it is affected by is read through the same map.
 */
export class Forwarding {
  readonly #next = new Map<string, string>()

  /** Learns one change. Learning it twice changes nothing. */
  apply(change: Pick<Merge<string>, 'old' | 'new'>): void {
    const target = this.current(change.new)
    const source = this.current(change.old)
    if (source !== target) this.#next.set(source, target)
  }

  /** The pseudonym under which a subject is known now. */
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

  get size(): number {
    return this.#next.size
  }
}
