import { parentPort, workerData } from 'node:worker_threads'
import { type PartSettings, partReader } from '../check/parts/part-reader.ts'
import type { PartQuestion } from './part-thread.ts'

// The thread of `PartThread`: reads and checks parts of a file, and gives back counts and hashes.
const check = partReader(workerData as PartSettings)
parentPort?.on('message', ({ bytes, place }: PartQuestion) => {
  const part = check(bytes, place)
  parentPort?.postMessage(part, part ? [part.marks.buffer as ArrayBuffer] : [])
})
