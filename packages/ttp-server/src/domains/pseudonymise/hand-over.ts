import { SALT_LENGTH, toBase64url } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { digestOf } from '../../kernel/part-digest.ts'
import type { Batch } from './batch-row.ts'
import type { PseudonymisePorts } from './ports.ts'

const ACTOR = 'engine:key'

/** What was made of a batch. */
export interface Result {
  readonly sealed: string
  /** Rows of a chunk, or changes. */
  readonly count: number
  readonly epoch: number
}

/** Gives a sealed part to `release`, which carries it to the tenant without being able to open it. */
export async function handOver(sql: Sql, batch: Batch, sealed: string): Promise<void> {
  if (batch.kind === 'chunk') {
    await sql.query(
      'insert into release.pseudonym_part (delivery, number, tenant, domain, sealed) values ($1, $2, $3, $4, $5)',
      [batch.delivery, batch.number, batch.tenant, batch.domain, sealed],
    )
  } else {
    await sql.query('insert into release.change_part (id, tenant, domain, sealed) values ($1, $2, $3, $4)', [
      batch.id,
      batch.tenant,
      batch.domain,
      sealed,
    ])
  }
}

/** Records what was done to a batch: which one, in which epoch, how many, and the digests of what came in and went out. */
export async function record(sql: Sql, ports: PseudonymisePorts, batch: Batch, result: Result): Promise<void> {
  const { tenant, domain } = batch
  const place = batch.kind === 'chunk' ? { delivery: batch.delivery, chunk: batch.number } : { change: batch.id }
  await appendAudit(sql, {
    action: batch.kind === 'chunk' ? 'batch.pseudonymised' : 'change.pseudonymised',
    actor: ACTOR,
    at: ports.now(),
    salt: ports.random(SALT_LENGTH),
    details: {
      ...place,
      batch: batch.id,
      tenant,
      domain,
      epoch: result.epoch,
      count: result.count,
      subjectDigest: toBase64url(digestOf(batch.sealed)),
      partDigest: toBase64url(digestOf(result.sealed)),
    },
  })
}
