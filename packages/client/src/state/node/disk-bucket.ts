import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import type { Bucket } from '../storage.ts'

const BLOCK_CHARACTERS = 1 << 15
const NONCE = 12
const TAG = 16
const LENGTH = 4

/**
 * Lines set aside on disk, encrypted (AES-256-GCM) under a key that is only in memory: when the process is gone, so is what they
 * say. The nonce counts blocks, and a key serves one bucket only.
 */
export class DiskBucket implements Bucket {
  readonly #path: string
  readonly #key = randomBytes(32)
  #file: FileHandle | undefined
  #pending: string[] = []
  #characters = 0
  #blocks = 0
  #lines = 0

  constructor(path: string) {
    this.#path = path
  }

  get lines(): number {
    return this.#lines
  }

  add(line: string): boolean {
    this.#pending.push(line)
    this.#characters += line.length
    this.#lines++
    return this.#characters >= BLOCK_CHARACTERS
  }

  async flush(): Promise<void> {
    if (this.#pending.length === 0) return
    this.#file ??= await open(this.#path, 'wx+', 0o600)
    const cipher = createCipheriv('aes-256-gcm', this.#key, this.#nonce(this.#blocks++))
    const sealed = Buffer.concat([cipher.update(this.#pending.join('\n'), 'utf8'), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(LENGTH)
    length.writeUInt32BE(sealed.length)
    this.#pending = []
    this.#characters = 0
    await this.#file.appendFile(Buffer.concat([length, sealed]))
  }

  async *read(): AsyncGenerator<string[]> {
    await this.flush()
    const file = this.#file
    if (!file) return
    const length = Buffer.alloc(LENGTH)
    let position = 0
    for (let block = 0; block < this.#blocks; block++) {
      await file.read(length, 0, LENGTH, position)
      const sealed = Buffer.alloc(length.readUInt32BE())
      await file.read(sealed, 0, sealed.length, position + LENGTH)
      position += LENGTH + sealed.length
      const decipher = createDecipheriv('aes-256-gcm', this.#key, this.#nonce(block))
      decipher.setAuthTag(sealed.subarray(-TAG))
      const text = Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]).toString('utf8')
      yield text.split('\n')
    }
  }

  /** Forgets the key and removes the file. */
  async destroy(): Promise<void> {
    this.#key.fill(0)
    this.#pending = []
    if (!this.#file) return
    await this.#file.close()
    this.#file = undefined
    await unlink(this.#path).catch(() => undefined)
  }

  #nonce(block: number): Buffer {
    const nonce = Buffer.alloc(NONCE)
    nonce.writeUInt32BE(block, NONCE - 4)
    return nonce
  }
}
