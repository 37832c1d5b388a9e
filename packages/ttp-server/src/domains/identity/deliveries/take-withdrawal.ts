import type { Directory, Manifest } from '@sluis/ttp-core/identity'
import { findDomain, SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { finishChunk } from '../chunks/chunk-row.ts'
import type { IdentityPorts } from '../ports.ts'
import { addWithdrawal } from '../reveal/withdrawal-rows.ts'
import type { ClosedDelivery } from './delivery-row.ts'

/**
 * Takes a verified delivery for the withdrawal that it is, in the transaction that verifies it: its marks count from now on, its identities are
 * gone, and no chunk of it goes anywhere. It makes, links and changes no person, and what is done does not depend on who is known.
 * @param tokens Keyed marks of what its rows name.
 */
export async function takeWithdrawal(
  sql: Sql,
  { random }: Pick<IdentityPorts, 'random'>,
  directory: Directory,
  delivery: ClosedDelivery,
  { chunks, rowCount }: Manifest,
  tokens: readonly Uint8Array[],
  at: Date,
): Promise<void> {
  const { id, institution, tenant, domain } = delivery
  // In an irreversible domain there is nothing to withdraw, as no consent is kept.
  if (findDomain(directory, delivery)?.mode === 'reversible') await addWithdrawal(sql, delivery, tokens, at)
  for (const { number } of chunks) await finishChunk(sql, { delivery: id, number })
  await appendAudit(sql, {
    action: 'consent.withdrawn',
    actor: 'engine:identity',
    at,
    salt: random(SALT_LENGTH),
    details: { delivery: id, institution, tenant, domain, rows: rowCount },
  })
}
