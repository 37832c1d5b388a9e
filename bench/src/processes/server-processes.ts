import type { EmbeddedTtp } from '@sluis/ttp-server'
import { postgresSeconds } from './postgres-seconds.ts'
import { cpuSeconds } from './proc.ts'

/** Seconds of processor time of each process of a TTP so far; PostgreSQL with all its own processes. */
export async function serverCpuSeconds(ttp: EmbeddedTtp): Promise<Record<string, number>> {
  const seconds: Record<string, number> = {}
  for (const { name, pid } of Object.values(ttp.processes)) seconds[name] = await cpuSeconds(pid() ?? 0)
  seconds.postgresql = await postgresSeconds(ttp.postgres().pid)
  return seconds
}
