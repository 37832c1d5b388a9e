import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { cpuSeconds } from '../processes/proc.ts'
import type { EngineBatch, EngineTask } from '../processes/resolve-batches.ts'

/** What an engine answers that can begin. */
const READY = -1
/** Batches in work in each, as in the identity engine. */
const AT_ONCE = 2

export interface DistantEngines {
  /** Resolves the records at these positions: whichever engine is free takes the next batch. */
  readonly resolve: (positions: readonly number[], batch: number) => Promise<void>
  /** Processor time of all so far. */
  readonly seconds: () => Promise<number>
  readonly stop: () => void
}

/** Identity engines on one database, each in a process of its own, as a deployment has them. */
export async function startEngines(count: number, task: EngineTask): Promise<DistantEngines> {
  const engines = Array.from({ length: count }, startEngine)
  const stop = (): void => {
    for (const { child } of engines) child.kill()
  }
  try {
    await Promise.all(engines.map(({ ask }) => ask(task, READY)))
  } catch (error) {
    stop()
    throw error
  }
  let asked = 0
  return {
    resolve: async (positions, batch) => {
      let start = 0
      const work = async ({ ask }: Engine): Promise<void> => {
        while (start < positions.length) {
          const taken = positions.slice(start, start + batch)
          start += batch
          asked += 1
          await ask({ id: asked, positions: taken }, asked)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, () => engines.map(work)).flat())
    },
    seconds: async () => {
      const all = await Promise.all(engines.map(({ child }) => cpuSeconds(child.pid ?? 0)))
      return all.reduce((sum, each) => sum + each, 0)
    },
    stop,
  }
}

interface Engine {
  readonly child: ChildProcess
  /** Fulfils when the message is answered by this number. */
  readonly ask: (message: EngineTask | EngineBatch, answer: number) => Promise<void>
}

function startEngine(): Engine {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const child = fork(fileURLToPath(new URL(`../processes/resolve-batches${extension}`, import.meta.url)))
  const waiting = new Map<number, PromiseWithResolvers<void>>()
  child.on('message', (answer) => waiting.get(Number(answer))?.resolve())
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('an engine ended'))
  })
  return {
    child,
    ask: async (message, answer) => {
      const answered = Promise.withResolvers<void>()
      waiting.set(answer, answered)
      child.send(message)
      await answered.promise
      waiting.delete(answer)
    },
  }
}
