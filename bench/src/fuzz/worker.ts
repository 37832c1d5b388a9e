import { parentPort, workerData } from 'node:worker_threads'
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { PLANTED } from './planted.ts'
import { runTarget } from './run-target.ts'
import { TARGETS } from './targets/index.ts'

/** What a worker is told: which cases of which parser, and where it says how far it is. */
export interface Work {
  readonly target: string
  readonly seed: number
  readonly from: number
  readonly cases: number
  readonly progress: SharedArrayBuffer
}

providePlatformBase64()
const { target: name, seed, from, cases, progress } = workerData as Work
const target = [...TARGETS, ...PLANTED].find((each) => each.name === name)
if (target === undefined) throw new Error(`no parser ${name}`)
const counter = new Int32Array(progress)
parentPort?.postMessage(
  await runTarget(target, { seed, from, cases, onCase: (number) => Atomics.store(counter, 0, number) }),
)
