import type { EmbeddedTtp } from '@sluis/ttp-server'
import { childrenOf, cpuSeconds } from './proc.ts'

/** Seconds of processor time of each process of a TTP so far; PostgreSQL with all its own processes. */
export async function serverCpuSeconds(ttp: EmbeddedTtp): Promise<Record<string, number>> {
  const seconds: Record<string, number> = {}
  for (const { name, pid } of Object.values(ttp.processes)) seconds[name] = await cpuSeconds(pid() ?? 0)
  const postmaster = ttp.postgres().pid
  const backends = await Promise.all((await childrenOf(postmaster)).map(cpuSeconds))
  seconds.postgresql = backends.reduce((sum, each) => sum + each, await cpuSeconds(postmaster))
  return seconds
}
