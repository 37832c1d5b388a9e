import type { Identity, LinkageRecord, SecretKey } from '@sluis/ttp-core/identity'
import { linkageTokens, readLinkageRecord, withdrawalKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { nodeHmacUnder } from '../../../kernel/node-mac-under.ts'
import type { ClosedDelivery } from '../deliveries/delivery-row.ts'
import { column, rowsOf, sixteenBytes } from '../store/columns.ts'

const ADD = `
  insert into identity.withdrawal (token, institution, tenant, domain, delivery, closed_at, verified_at)
  select distinct ${sixteenBytes(1)}, $3, $4, $5, $6::uuid, $7::timestamptz, $8::timestamptz from ${rowsOf(2)}`

/** Keyed marks of what the rows of a withdrawal name. Nothing is looked up: they are the same whoever is known. */
export function withdrawnTokens(
  { linkageKey, country }: { readonly linkageKey: SecretKey; readonly country: string },
  institution: string,
  rows: readonly Identity[],
): Uint8Array[] {
  const inputs = rows.flatMap((row) => withdrawalKeys(readLinkageRecord(row, institution, country), 'named'))
  return linkageTokens(linkageKey, inputs, nodeHmacUnder)
}

/** Keyed marks by which a withdrawal finds a person of these records. */
export function findableTokens(
  { linkageKey }: { readonly linkageKey: SecretKey },
  records: readonly LinkageRecord[],
): Uint8Array[] {
  return linkageTokens(
    linkageKey,
    records.flatMap((record) => withdrawalKeys(record, 'kept')),
    nodeHmacUnder,
  )
}

/** Keeps a withdrawal. */
export async function addWithdrawal(
  sql: Sql,
  { id, institution, tenant, domain, closedAt }: Omit<ClosedDelivery, 'manifest'>,
  tokens: readonly Uint8Array[],
  verifiedAt: Date,
): Promise<void> {
  if (tokens.length === 0) return
  await sql.query(ADD, [column(tokens), tokens.length, institution, tenant, domain, id, closedAt, verifiedAt])
}
