/** What ends a lock. */
export type Unlock = () => Promise<void>

/**
 * Where a client keeps what outlives it: the outbox, receipts, the last directory, the largest checkpoint. Names are made of parts
 * joined by `/`; the last part is a name in the folder before it. In Node this is a folder, in a browser a database of the page's
 * origin. Every method throws `ClientError` STATE_UNWRITABLE when the place is out of order, denied or full.
 */
export interface Storage {
  /** The content of a name; undefined if there is none. */
  read(name: string): Promise<string | undefined>
  /** Keeps content so that after a crash either the old or the new is there, and the new once this returned. */
  write(name: string, content: string): Promise<void>
  /** Keeps content without waiting until it would outlive a crash: for what whoever goes on can check. */
  put(name: string, content: string): Promise<void>
  /** The content of a name that is made once: of two that make it at the same time, both get the one that came first. */
  ensure(name: string, make: () => string): Promise<string>
  /** The names in a folder, without what is half made or half removed; empty if there is no folder. */
  list(folder: string): Promise<string[]>
  /** Makes a folder with its first content: after a crash both are there, or neither. */
  makeFolder(folder: string, name: string, content: string): Promise<void>
  /** Removes a folder: after a crash it is there whole, or not at all. */
  removeFolder(folder: string): Promise<void>
  /** Clears away what a crash left half made or half removed in this folder; the empty name is the place itself. */
  sweep(folder: string): Promise<void>
  /** Keeps two runs from the same work; a lock whose holder is gone does not count. Throws DELIVERY_RUNNING (retryable). */
  lock(name: string): Promise<Unlock>
  /** Where lines can be set aside that one folder's work does not hold in memory. */
  spill(folder: string): Spill
  /** What a person would look for a name by, such as a path. */
  placeOf(name: string): string
}

/** Makes buckets for lines that are set aside. */
export interface Spill {
  bucket(): Promise<Bucket>
}

/** Lines set aside; nobody but this run can read them. */
export interface Bucket {
  readonly lines: number
  /** Keeps a line; true when it is time to `flush`. */
  add(line: string): boolean
  flush(): Promise<void>
  /** The lines again, in the order in which they came, block by block. */
  read(): AsyncIterable<string[]>
  /** Forgets them. */
  destroy(): Promise<void>
}
