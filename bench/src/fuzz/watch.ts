import { Worker } from 'node:worker_threads'
import type { Finding, Run } from './run-target.ts'
import type { Work } from './worker.ts'

const LOOK_MS = 2_000
/** A case that is not over after this is taken for one that never ends. */
const HANG_MS = 30_000

/** Runs the cases of a parser in a thread of its own, which is ended when one of them hangs. */
export async function watchTarget(
  work: Omit<Work, 'progress'>,
  onProgress: (done: number) => void = () => undefined,
  hangMs = HANG_MS,
): Promise<Run> {
  const progress = new SharedArrayBuffer(4)
  const counter = new Int32Array(progress)
  counter[0] = -1
  const worker = new Worker(new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url), {
    workerData: { ...work, progress } satisfies Work,
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  let [seen, since] = [-1, Date.now()]
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Run>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
      timer = setInterval(
        () => {
          const at = Atomics.load(counter, 0)
          onProgress(at - work.from)
          if (at !== seen) [seen, since] = [at, Date.now()]
          else if (at >= 0 && Date.now() - since > hangMs) resolve(hung(work, at))
        },
        Math.min(LOOK_MS, hangMs),
      )
    })
  } finally {
    clearInterval(timer)
    await worker.terminate()
  }
}

function hung({ target, seed, from }: Omit<Work, 'progress'>, at: number): Run {
  const finding: Finding = { target, seed, case: at, what: 'slow', detail: 'does not end', input: '' }
  return { target, cases: at - from, accepted: 0, codes: {}, findings: [finding], slowestMs: HANG_MS, heapMiB: 0 }
}
