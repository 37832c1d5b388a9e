import { childrenOf, cpuSeconds } from './proc.ts'

/** Seconds of processor time of a PostgreSQL server so far, with all its own processes. */
export async function postgresSeconds(postmaster: number): Promise<number> {
  const all = await Promise.all([postmaster, ...(await childrenOf(postmaster))].map(cpuSeconds))
  return all.reduce((sum, each) => sum + each, 0)
}
