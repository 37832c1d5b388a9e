import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { LabelledRecord } from '@sluis/ttp-server/evaluate'

export interface DistantRecords {
  /** The next so many records, fewer at the end. */
  readonly next: (count: number) => Promise<LabelledRecord[]>
  readonly stop: () => void
}

/** The records of a population from a process of its own: what makes them takes no memory or processor time of this one. */
export function distantRecords(options: {
  readonly records: number
  readonly seed: number
  readonly language: string
  readonly institutions: number
}): DistantRecords {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const program = fileURLToPath(new URL(`../processes/write-records${extension}`, import.meta.url))
  const { records, seed, language, institutions } = options
  const child = spawn(
    process.execPath,
    [...process.execArgv, program, ...[records, seed, language, institutions].map(String)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let taken: Promise<unknown> = Promise.resolve()
  const take = async (count: number): Promise<LabelledRecord[]> => {
    const some: LabelledRecord[] = []
    while (some.length < count) {
      const { done, value } = await lines.next()
      if (done === true) break
      some.push(JSON.parse(value) as LabelledRecord)
    }
    return some
  }
  return {
    // One after the other: those who ask at the same time get records in the order in which they asked.
    next: (count) => {
      const mine = taken.then(() => take(count))
      taken = mine.catch(() => undefined)
      return mine
    },
    stop: () => void child.kill(),
  }
}
