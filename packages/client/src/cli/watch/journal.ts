import { z } from 'zod'
import type { Storage } from '../../state/storage.ts'

const entry = z.strictObject({
  name: z.string(),
  stamp: z.string(),
  shelf: z.enum(['sent', 'refused']),
  /** The name that it gets there. */
  given: z.string(),
  report: z.record(z.string(), z.unknown()),
})
/** A file that was settled with the service and still lies in the folder. */
export type Settled = z.infer<typeof entry>

const NAME = 'settled.json'

/** What was settled and not yet moved: written before the move, so that whoever is killed in between sends nothing twice. */
export class WatchJournal {
  readonly #storage: Storage
  constructor(storage: Storage) {
    this.#storage = storage
  }

  async write(settled: Settled): Promise<void> {
    await this.#storage.write(NAME, JSON.stringify(settled))
  }

  /** The file that an earlier run settled and did not move, if there is one. */
  async read(): Promise<Settled | undefined> {
    const text = await this.#storage.read(NAME)
    if (text === undefined || text === '') return undefined
    try {
      return entry.parse(JSON.parse(text))
    } catch {
      return undefined
    }
  }

  async clear(): Promise<void> {
    await this.#storage.write(NAME, '')
  }
}
