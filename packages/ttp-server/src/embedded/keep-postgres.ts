import type { EmbeddedPostgres } from './postgres.ts'
import { startPostgres } from './postgres.ts'

const RESTART_MS_MIN = 500
const RESTART_MS_MAX = 30_000

/** A PostgreSQL that is started again, on the same port, when it ends on its own: killed, or after a disk that was full. */
export interface KeptPostgres {
  readonly current: () => EmbeddedPostgres
  /** Kills it as a loss of power would; fulfils when the next one answers. For crash tests. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Starts PostgreSQL on a folder and keeps it running. A start that fails is tried again, later and later: what stood in the way, as a full disk, may go.
 * @param onLog Takes a line of JSON for each end and each start that failed.
 * @throws As `startPostgres`, for the first start alone.
 */
export async function keepPostgres(directory: string, onLog: (line: string) => void): Promise<KeptPostgres> {
  let server = await startPostgres(directory)
  const { port } = server
  const stopped = new AbortController()
  let restarted: Promise<void> = Promise.resolve()

  const again = async (): Promise<void> => {
    for (let pause = RESTART_MS_MIN; !stopped.signal.aborted; pause = Math.min(pause * 2, RESTART_MS_MAX)) {
      try {
        server = await startPostgres(directory, port, stopped.signal)
        watch()
        return
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNEXPECTED'
        onLog(line({ code, msg: 'the database does not start and is tried again' }))
        await pauseFor(pause, stopped.signal)
      }
    }
  }
  const watch = (): void => {
    const watched = server
    restarted = watched.ended.then(async () => {
      if (stopped.signal.aborted) return
      onLog(line({ msg: 'the database ended and is started again' }))
      await again()
    })
  }
  watch()
  return {
    current: () => server,
    crash: async () => {
      const back = restarted
      await server.kill()
      await back
    },
    stop: async () => {
      stopped.abort()
      await server.stop()
      await restarted
      // It may have come back just before.
      await server.stop()
    },
  }
}

const line = (said: { readonly msg: string; readonly code?: string }): string =>
  JSON.stringify({ level: 50, time: new Date().toISOString(), process: 'postgresql', ...said })

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
    if (signal.aborted) resolve()
  })
}
