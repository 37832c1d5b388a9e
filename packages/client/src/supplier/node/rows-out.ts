import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import type { RowsSink } from '../check/rows-out.ts'
import { FileError } from '../findings.ts'

/** Writes the lines to a file that only its owner may read: it holds the visitors' data. */
export class RowsOut implements RowsSink {
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
