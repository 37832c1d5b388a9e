import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'

/** Start of PostgreSQL's binary format for COPY (signature, no flags, no extension), and its end. */
const HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
const TAIL = Buffer.from('ffff', 'hex')
const BATCH_BYTES = 4 << 20

/** A file of rows of byte strings, for a server that reads it itself. */
export class CopyFile {
  readonly path: string
  readonly #file: FileHandle
  #waiting: Uint8Array[] = [HEAD]
  #bytes = 0

  private constructor(path: string, file: FileHandle) {
    this.path = path
    this.#file = file
  }

  static async open(path: string): Promise<CopyFile> {
    // The database's own user reads it.
    return new CopyFile(path, await open(path, 'w', 0o644))
  }

  /** Adds a row of columns of type bytea, or of what else travels as these bytes. */
  add(columns: readonly Uint8Array[]): void {
    const head = Buffer.alloc(2)
    head.writeInt16BE(columns.length)
    this.#waiting.push(head)
    for (const value of columns) {
      const length = Buffer.alloc(4)
      length.writeInt32BE(value.length)
      this.#waiting.push(length, value)
      this.#bytes += value.length + 4
    }
  }

  /** Writes out what has gathered, when it is much. */
  async drain(): Promise<void> {
    if (this.#bytes > BATCH_BYTES) await this.#write()
  }

  async end(): Promise<void> {
    this.#waiting.push(TAIL)
    await this.#write()
    await this.#file.close()
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true })
  }

  async #write(): Promise<void> {
    await this.#file.write(Buffer.concat(this.#waiting))
    this.#waiting = []
    this.#bytes = 0
  }
}
