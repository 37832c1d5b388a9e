import { childrenOf, peakMiB, residentMiB } from './proc.ts'

const EVERY_MS = 100

/** Keeps the highest memory of processes, by a name, while they come and go. */
export class PeakWatch {
  readonly #peaks = new Map<string, number>()
  readonly #watched = new Map<number, string>()
  readonly #parents = new Map<number, string>()
  readonly #timer: NodeJS.Timeout
  #looking = false

  constructor() {
    this.#timer = setInterval(() => void this.look(), EVERY_MS)
  }

  /** Looks at this process from now on. */
  add(name: string, pid: number): void {
    this.#watched.set(pid, name)
  }

  /** Looks at every process that this one starts; of each only what is its own, for they share much of the rest. */
  addChildren(name: string, pid: number): void {
    this.#parents.set(pid, name)
  }

  async look(): Promise<void> {
    // A slow look must not meet the next one.
    if (this.#looking) return
    this.#looking = true
    for (const [pid, name] of this.#watched) this.#raise(name, await peakMiB(pid))
    for (const [parent, name] of this.#parents) {
      for (const pid of await childrenOf(parent)) this.#raise(name, (await residentMiB(pid)).own)
    }
    this.#looking = false
  }

  /** Ends the watch. Returns the peaks in MiB, rounded. */
  async end(): Promise<Record<string, number>> {
    clearInterval(this.#timer)
    this.#looking = false
    await this.look()
    return Object.fromEntries([...this.#peaks].map(([name, peak]) => [name, Math.round(peak)]))
  }

  #raise(name: string, value: number): void {
    this.#peaks.set(name, Math.max(this.#peaks.get(name) ?? 0, value))
  }
}
