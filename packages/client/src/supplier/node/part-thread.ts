import { Worker } from 'node:worker_threads'
import type { PartChecker } from '../check/parts/in-parts.ts'
import type { CheckedPart, PartSettings } from '../check/parts/part-reader.ts'
import type { PartPlace } from '../read/read-part.ts'

/** What a thread is asked. */
export interface PartQuestion {
  readonly bytes: Uint8Array
  readonly place: PartPlace
}

const IS_SOURCE = import.meta.url.endsWith('.ts')
/** Megabytes: rows are forgotten at once, and what is remembered of them is bounded. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 }

/** A thread that checks parts of a file, one after the other. */
export class PartThread implements PartChecker {
  readonly #worker: Worker
  readonly #asked: { resolve(part: CheckedPart | undefined): void; reject(cause: unknown): void }[] = []
  #ended: unknown

  constructor(settings: PartSettings) {
    this.#worker = new Worker(new URL(`./part-worker${IS_SOURCE ? '.ts' : '.js'}`, import.meta.url), {
      workerData: settings,
      resourceLimits: LIMITS,
      ...(IS_SOURCE && { execArgv: ['--conditions=sluis-source', '--disable-warning=ExperimentalWarning'] }),
    })
    this.#worker.on('message', (part: CheckedPart | undefined) => this.#asked.shift()?.resolve(part))
    this.#worker.on('error', (cause) => this.#fail(cause))
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread ended with ${code}`)))
  }

  check(bytes: Uint8Array<ArrayBuffer>, place: PartPlace): Promise<CheckedPart | undefined> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject })
      this.#worker.postMessage({ bytes, place } satisfies PartQuestion, [bytes.buffer])
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #fail(cause: unknown): void {
    this.#ended ??= cause
    for (const { reject } of this.#asked.splice(0)) reject(this.#ended)
  }
}
