import { Worker } from 'node:worker_threads'
import type { BlockCounter, CountedTurn } from '../check/count-block.ts'
import type { TallyState } from '../check/tally.ts'
import { type CountingJob, countTurn, type FromWorker, type WorkerJob } from './count-turn.ts'
import { FIRST_READER, type ReadingTurn } from './reading-turn.ts'

const SOURCES = import.meta.url.endsWith('.ts')
const PROGRAM = SOURCES ? new URL('./count-worker.ts', import.meta.url) : new URL('./count-worker.js', import.meta.url)
/** How long the turn is waited for before it is looked for again. */
const PAUSE_MS = 1
/** What is forgotten at once needs little room. */
const YOUNG_MB = 12

/**
 * Counts the blocks of a file together with other threads: whoever is free reads the next block, lets the next one read on and looks at the
 * rows. The blocks are given in the order of the file. A thread that breaks breaks all.
 */
export class CountThreads {
  readonly #job: CountingJob
  readonly #turn: ReadingTurn
  readonly #workers = new Set<Worker>()
  readonly #waiting = new Map<number, CountedTurn>()
  readonly #states: TallyState[] = []
  #broken: { readonly error: unknown } | undefined
  #wake: () => void = () => undefined

  /** @param helpers Threads besides this one. */
  constructor(
    job: CountingJob,
    turn: ReadingTurn,
    { helpers, program = PROGRAM }: { readonly helpers: number; readonly program?: URL | undefined },
  ) {
    this.#job = job
    this.#turn = turn
    for (let at = 1; at <= helpers; at++) this.#start(program, FIRST_READER + at)
  }

  #start(program: URL, reader: number): void {
    const workerData: WorkerJob = { ...this.#job, turn: this.#turn.shared, reader }
    const worker = startWorker(program, workerData)
    if (!worker) return
    this.#workers.add(worker)
    let isDone = false
    const broke = (error: unknown): void => {
      if (isDone) return
      isDone = true
      this.#workers.delete(worker)
      // One that could not even begin, as where its program is not at hand, is not missed: the others do the work.
      if (this.#turn.hasRead(reader)) this.#broken ??= { error }
      this.#wake()
    }
    worker.on('message', (message: FromWorker) => {
      isDone ||= message.kind === 'all'
      this.#hear(message)
    })
    worker.on('error', broke)
    worker.on('exit', () => broke(new Error('a thread ended early')))
  }

  /** The blocks in the order of the file. Throws what broke a thread, and what aborts the signal. */
  async *blocks(counter: BlockCounter, signal?: AbortSignal): AsyncGenerator<CountedTurn> {
    let given = 0
    const wake = (): void => this.#wake()
    signal?.addEventListener('abort', wake)
    try {
      for (;;) {
        signal?.throwIfAborted()
        if (this.#broken) throw this.#broken.error
        const next = this.#waiting.get(given)
        if (next) {
          this.#waiting.delete(given)
          yield next
          this.#turn.counted(++given)
          continue
        }
        const own = this.#turn.take()
        if (own) this.#waiting.set(own.block, countTurn(this.#job, this.#turn, own, counter))
        else if (this.#turn.ended && given === this.#turn.begun) return
        // Others may have said something, and the turn comes back soon.
        await this.#pause(own ? 0 : PAUSE_MS)
      }
    } finally {
      signal?.removeEventListener('abort', wake)
    }
  }

  /** What each of the other threads counted, when all blocks were given. */
  async states(): Promise<readonly TallyState[]> {
    while (this.#states.length < this.#workers.size) {
      if (this.#broken) throw this.#broken.error
      await this.#pause(PAUSE_MS)
    }
    return this.#states
  }

  /** Ends all threads, whatever they do. */
  async end(): Promise<void> {
    this.#turn.end()
    await Promise.all([...this.#workers].map((worker) => worker.terminate()))
  }

  /** Until something is heard, or so long. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === 0 ? undefined : setTimeout(resolve, ms)
      if (ms === 0) setImmediate(resolve)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'block') this.#waiting.set(message.counted.number, message.counted)
    else this.#states.push(message.state)
    this.#wake()
  }
}

/** Undefined where this process may start no threads. */
function startWorker(program: URL, workerData: WorkerJob): Worker | undefined {
  try {
    return new Worker(program, {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      ...(SOURCES && { execArgv: [...process.execArgv, '--conditions=sluis-source'] }),
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ACCESS_DENIED') return undefined
    throw error
  }
}
