import { type ChunkContents, joinRows as joinContents } from '@sluis/ttp-core/tenant'
import type { Quarantined, TenantRow } from './batch.ts'

interface Joinable extends ChunkContents {
  readonly domain: string
  readonly institution: string
  readonly delivery: string
}

/** The rows of a chunk as the tenant keeps them, and the numbers of those that may not be used. */
export function joinRows({ domain, institution, delivery, ...contents }: Joinable): {
  rows: TenantRow[]
  quarantined: Quarantined[]
} {
  const { rows, refused } = joinContents(contents)
  return { rows: rows.map((row) => ({ domain, institution, delivery, ...row })), quarantined: refused }
}
