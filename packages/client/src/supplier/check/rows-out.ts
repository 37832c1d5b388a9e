import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { FileError } from '../findings.ts'
import type { RowOutcome } from './outcome.ts'

/** One line of `--rows-out`: every identity field that the row has, canonical, refused or missing. */
export function formatRow({ row, fields, faults, state }: RowOutcome): string {
  const [fault] = faults
  // A row that could not be read at all has no fields; everything else says so per field.
  if (state === 'refused' && fault && fault.field === undefined)
    return JSON.stringify({ row, error: fault.code, fields: {} })
  return JSON.stringify({ row, fields })
}

/** Writes the lines to a file that only its owner may read: it holds the visitors' data. */
export class RowsOut {
  readonly #stream: WriteStream
  readonly #failed: Promise<never>
  constructor(path: string) {
    this.#stream = createWriteStream(path, { mode: 0o600 })
    this.#failed = once(this.#stream, 'error').then(([cause]) => {
      throw new FileError('FILE_UNWRITABLE', {}, { cause })
    })
    this.#failed.catch(() => undefined)
  }

  async write(text: string): Promise<void> {
    if (!this.#stream.write(text)) await Promise.race([once(this.#stream, 'drain'), this.#failed])
  }

  async close(): Promise<void> {
    await Promise.race([new Promise<void>((resolve) => this.#stream.end(resolve)), this.#failed])
  }
}
