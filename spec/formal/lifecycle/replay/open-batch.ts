import { openPart, parseSubjectContent } from '../../../../packages/ttp-core/src/roles/pseudonymise.ts'
import type { ReplayWorld } from './world.ts'

/** A batch of the key engine's queue. */
export interface BatchRow {
  readonly id: string
  /** Null for changes. */
  readonly delivery: string | null
  readonly tenant: string
  readonly domain: string
  readonly sealed: string
}

/** What waits for the key engine, in the order of its making. */
export function findBatches(world: ReplayWorld): Promise<BatchRow[]> {
  return world.look<BatchRow>('select id, delivery, tenant, domain, sealed from pseudonymise.batch order by sequence')
}

/** What is in it, opened and checked as the key engine does. */
export async function openBatch(world: ReplayWorld, { id, delivery, tenant, domain, sealed }: BatchRow) {
  const institution = delivery === null ? '' : 'museum'
  const place = { delivery: delivery ?? id, chunk: 0, institution, tenant, domain }
  const { subjectOpeners, publicKeys } = world.processes
  const { content } = await openPart(
    sealed,
    { kind: 'subject', schema: 'sluis-subject/1', ...place },
    { recipients: subjectOpeners, signers: publicKeys.identity.sign },
  )
  return parseSubjectContent(content)
}
