import { setTimeout as wait } from 'node:timers/promises'
import type { EmbeddedTtp, ProcessName } from '@sluis/ttp-server'
import { Random } from '../../src/population/random.ts'

export type Victim = ProcessName | 'postgres' | 'postgres-backend'

/** Kills at random moments until there were enough of them; tells how many of whom. */
export interface Killer {
  readonly done: Promise<Readonly<Record<Victim, number>>>
  readonly kills: () => number
}

const PROCESSES = ['gateway', 'identity-engine', 'key-engine'] as const
const POLL_MS = 10
/** A process lives this long at most once it is ready, and the database between two crashes; milliseconds. */
const LIFE_MS_MAX = 900
const DATABASE_LIFE_MS_MIN = 1_500
const DATABASE_LIFE_MS_MAX = 8_000
/** How often a process is killed while it is still starting. */
const STARTING_SHARE = 0.15

/** @param backendPid Finds the process of one connection to the database; undefined when there is none. */
export function startKilling(
  ttp: EmbeddedTtp,
  wanted: number,
  seed: number,
  backendPid: (draw: Random) => Promise<number | undefined>,
  signal: AbortSignal,
): Killer {
  const counts: Record<Victim, number> = {
    gateway: 0,
    'identity-engine': 0,
    'key-engine': 0,
    postgres: 0,
    'postgres-backend': 0,
  }
  const kills = (): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

  const killProcess = async (name: ProcessName, draw: Random): Promise<void> => {
    const process = ttp.processes[name]
    if (draw.chance(STARTING_SHARE)) await wait(draw.between(0, LIFE_MS_MAX))
    else {
      // Where the machine is slow it may not get ready between two crashes of the database: then it is killed as it is.
      await process.ready().catch(() => undefined)
      await wait(draw.between(0, LIFE_MS_MAX))
    }
    const pid = process.pid()
    // It may have ended by itself, because the database was away.
    if (pid === undefined || !isAlive(pid) || kills() >= wanted) return
    process.kill()
    counts[name] += 1
    while (process.pid() === pid) await wait(POLL_MS)
  }
  const killDatabase = async (draw: Random): Promise<void> => {
    await wait(draw.between(DATABASE_LIFE_MS_MIN, DATABASE_LIFE_MS_MAX))
    if (kills() >= wanted) return
    if (draw.chance(0.5)) {
      counts.postgres += 1
      await ttp.crashPostgres()
      return
    }
    const pid = await backendPid(draw)
    if (pid === undefined) return
    // As when the operating system runs out of memory: PostgreSQL then ends every connection and recovers.
    try {
      globalThis.process.kill(pid, 'SIGKILL')
    } catch (error) {
      // It ended by itself since it was looked for: nobody was killed.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
      throw error
    }
    counts['postgres-backend'] += 1
  }
  const repeat = async (step: (draw: Random) => Promise<void>, stream: number): Promise<void> => {
    const draw = new Random(seed + stream)
    while (kills() < wanted && !signal.aborted) await step(draw)
  }
  const loops = PROCESSES.map((name, index) => repeat((draw) => killProcess(name, draw), index))
  const done = Promise.all([...loops, repeat(killDatabase, PROCESSES.length)]).then(() => counts)
  return { done, kills }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
