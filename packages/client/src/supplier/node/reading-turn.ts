import type { BlockPlace } from '../read/block.ts'

/** Words of the control: who reads (0 for nobody), whether all is read, how many blocks were begun and how many counted. */
const HELD = 0
const ENDED = 1
const BEGUN = 2
const COUNTED = 3
const WORDS = 4
const PLACE = 8
/** Never the number of a thread: who waits for the turn to leave nobody's hands does not wait. */
const NOBODY = -1
const WAIT_MS = 100

/** The memory that the threads of one reading share. */
export interface SharedTurn {
  readonly control: SharedArrayBuffer
  readonly place: SharedArrayBuffer
  /** Blocks that may be begun and not yet counted in their order. */
  readonly ahead: number
}

/** The number of the thread that began the reading; the others have those behind. */
export const FIRST_READER = 1

/** A block that is to be read: the how manieth of the file, from 0, and where it begins. */
export interface Turn {
  readonly block: number
  readonly place: BlockPlace
}

/** Whose turn it is to read on: the threads of a file read one after the other, each from where the one before ended. */
export class ReadingTurn {
  readonly shared: SharedTurn
  readonly #control: Int32Array
  readonly #place: Float64Array
  readonly #reader: number

  /** @param reader The number of this thread, from `FIRST_READER` on. */
  constructor(shared: SharedTurn, reader: number) {
    this.shared = shared
    this.#reader = reader
    this.#control = new Int32Array(shared.control)
    this.#place = new Float64Array(shared.place)
  }

  /** @param readers Threads in all. @param ahead Blocks that may be begun and not yet counted. */
  static start(first: BlockPlace, readers: number, ahead: number): ReadingTurn {
    const control = new SharedArrayBuffer((WORDS + FIRST_READER + readers) * Int32Array.BYTES_PER_ELEMENT)
    const place = new SharedArrayBuffer(PLACE * Float64Array.BYTES_PER_ELEMENT)
    const turn = new ReadingTurn({ control, place, ahead }, FIRST_READER)
    turn.#write(first)
    return turn
  }

  get ended(): boolean {
    return Atomics.load(this.#control, ENDED) === 1
  }

  /** Blocks that were begun. */
  get begun(): number {
    return Atomics.load(this.#control, BEGUN)
  }

  /** Takes the turn if it is free and another block may be begun. Whoever has it gives it on. */
  take(): Turn | undefined {
    if (this.begun - Atomics.load(this.#control, COUNTED) >= this.shared.ahead) return undefined
    if (Atomics.compareExchange(this.#control, HELD, 0, this.#reader) !== 0) return undefined
    if (this.ended) {
      this.#free()
      return undefined
    }
    Atomics.add(this.#control, WORDS + this.#reader, 1)
    return { block: Atomics.add(this.#control, BEGUN, 1), place: this.#read() }
  }

  /** Takes the turn as soon as there is one; undefined when all is read. Only for a thread that has nothing else to do. */
  wait(): Turn | undefined {
    while (!this.ended) {
      const counted = Atomics.load(this.#control, COUNTED)
      const turn = this.take()
      if (turn) return turn
      // Each ends by itself too, and is begun again.
      if (this.begun - counted >= this.shared.ahead) Atomics.wait(this.#control, COUNTED, counted, WAIT_MS)
      else Atomics.wait(this.#control, HELD, Atomics.load(this.#control, HELD) || NOBODY, WAIT_MS)
    }
    return undefined
  }

  /** Gives the turn to whoever comes next; undefined when there is no more to read. */
  give(next: BlockPlace | undefined): void {
    if (next) this.#write(next)
    else Atomics.store(this.#control, ENDED, 1)
    this.#free()
  }

  /** Whether a thread ever had the turn: what became of its blocks is then known to it alone. */
  hasRead(reader: number): boolean {
    return Atomics.load(this.#control, WORDS + reader) > 0 || Atomics.load(this.#control, HELD) === reader
  }

  /** So many blocks were counted in their order. */
  counted(blocks: number): void {
    Atomics.store(this.#control, COUNTED, blocks)
    Atomics.notify(this.#control, COUNTED)
  }

  /** Lets nobody begin another block. */
  end(): void {
    Atomics.store(this.#control, ENDED, 1)
  }

  #free(): void {
    Atomics.store(this.#control, HELD, 0)
    Atomics.notify(this.#control, HELD, this.ended ? Number.POSITIVE_INFINITY : 1)
  }

  #write({ at, scan, table, declared }: BlockPlace): void {
    const { row, last, gap, other } = table
    this.#place.set([at, scan.line, Number(scan.strays), Number(declared), row, last, Number(gap), Number(other)])
  }

  #read(): BlockPlace {
    const [at = 0, line = 0, strays, declared, row = 0, last = 0, gap, other] = this.#place
    return {
      at,
      scan: { line, strays: strays === 1 },
      table: { row, last, gap: gap === 1, other: other === 1 },
      declared: declared === 1,
    }
  }
}
