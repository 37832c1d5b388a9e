import { parentPort, workerData } from 'node:worker_threads'
import { BlockCounter } from '../check/count-block.ts'
import { countTurn, type FromWorker, type WorkerJob } from './count-turn.ts'
import { ReadingTurn } from './reading-turn.ts'

const { turn: shared, reader, ...job } = workerData as WorkerJob
const turn = new ReadingTurn(shared, reader)
const counter = new BlockCounter(job.work)

function say(message: FromWorker, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer)
}

for (let own = turn.wait(); own !== undefined; own = turn.wait()) {
  const counted = countTurn(job, turn, own, counter)
  say({ kind: 'block', counted }, [counted.block.marks.buffer])
}
const state = counter.state()
const { hashes, rows, columns } = state.linkability.records
say(
  { kind: 'all', state },
  [hashes, rows, columns].map(({ buffer }) => buffer as ArrayBuffer),
)
