/** Part of the bytes of a file: from `start` (0 by default) to `end`, which is not included (the end of the file by default). */
export interface ByteRange {
  readonly start?: number
  readonly end?: number
  readonly signal?: AbortSignal
  /** No piece is kept when the next is asked for: they may share their memory. */
  readonly fleeting?: boolean
}

/** SHA-256 over bytes that come piece by piece. */
export interface Hasher {
  update(bytes: Uint8Array): void
  /** The digest, hexadecimal; asked for once, at the end. */
  hex(): string
}

/** The bytes of a file, whichever the platform: everything that reads a file reads it through this. */
export interface Origin {
  /** The file's name, or its path as the user gave it; what follows the last dot may tell its format. */
  readonly name: string
  /** Where it lies on the disk of this machine, if it does. */
  readonly path?: string
  /** Size in bytes when it was opened. */
  readonly bytes: number
  /** Changes when the content may have changed. Throws `FILE_UNREADABLE`. */
  stamp(): Promise<string>
  /** The bytes in pieces of any size; the next piece is read when it is asked for, and a piece may be kept. */
  chunks(range?: ByteRange): AsyncIterable<Uint8Array>
  /** The platform's own SHA-256, where it has one that takes pieces; it is some times faster than one in JavaScript. */
  sha256?(): Hasher
  /** The platform's own judgement of whether bytes are UTF-8, where it has one that makes no text of them. */
  isUtf8?(bytes: Uint8Array): boolean
}
