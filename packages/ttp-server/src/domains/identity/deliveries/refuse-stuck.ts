import type { Directory } from '@sluis/ttp-core/identity'
import {
  currentSignKeysOf,
  findOrganisation,
  readPartHeader,
  SALT_LENGTH,
  verifyManifest,
} from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { isOperator } from '../alarms/operator.ts'
import type { Random } from '../ports.ts'
import type { Refusal } from './delivery-problem.ts'
import type { ClosedDelivery } from './delivery-row.ts'
import { deleteIdentityParts, recordRefusal } from './delivery-row.ts'

interface WaitingPart {
  readonly number: number
  readonly sealed: string
}

/** How long after its publication an engine may still act under the version before (section 11.4 of chapter 15). */
const UNSEEN_MS_MAX = 1_000

/**
 * Refuses a verified delivery whose chunks wait for a key that the directory does not name any more, in the caller's transaction: its
 * institution makes it anew. No row of it can have left: no chunk is resolved, or all of them wait at the key engine.
 * @param directory The newest, verified.
 * @param delivery UUID.
 * @returns The refusal, as the institution reads it.
 * @throws ServerError `OPERATOR_INVALID`; `NOT_FOUND`: no such delivery waits to be resolved; `DELIVERY_UNDER_WAY`: some of its chunks are
 * further than the others; `DELIVERY_NOT_STUCK`: the keys are named, or the engine has not tried in vain under this directory.
 */
export async function refuseStuckDelivery(
  sql: Sql,
  directory: Directory,
  { delivery: id, operator }: { readonly delivery: string; readonly operator: string },
  { now, random }: { readonly now: () => Date; readonly random: Random },
): Promise<Refusal> {
  if (!isOperator(operator)) throw new ServerError('OPERATOR_INVALID')
  // An engine that resolves one of them now is waited for, and none takes one before this transaction ends.
  const { rows: parts } = await sql.query<WaitingPart>(
    'select number, sealed from intake.identity_part where delivery = $1 order by number for update',
    [id],
  )
  const delivery = await findVerified(sql, id)
  // Deleted at once, so that the key engine takes none of them now, and there again unless all of this is done.
  const batches = await takeBatches(sql, id)
  if (delivery === undefined || parts.length + batches.length === 0) throw new ServerError('NOT_FOUND')
  if (Math.max(parts.length, batches.length) !== delivery.chunks) throw new ServerError('DELIVERY_UNDER_WAY')
  const at = now()
  const refusal =
    parts.length > 0
      ? await missingKey(directory, delivery, parts, at)
      : await unopenable(sql, batches, directory.version)
  if (refusal === undefined || (parts.length > 0 && !(await wasTriedInVain(sql, id, directory.version)))) {
    throw new ServerError('DELIVERY_NOT_STUCK')
  }
  const { institution, tenant, domain } = delivery
  await appendAudit(sql, {
    action: 'delivery.refused',
    actor: 'operator',
    at,
    salt: random(SALT_LENGTH),
    details: { delivery: id, institution, tenant, domain, code: refusal.code, chunk: refusal.number, operator },
  })
  await recordRefusal(sql, { delivery: id, ...refusal, at })
  await deleteIdentityParts(sql, id)
  await sql.query('delete from release.attribute_part where delivery = $1', [id])
  return refusal
}

async function findVerified(sql: Sql, id: string): Promise<(ClosedDelivery & { readonly chunks: number }) | undefined> {
  const { rows } = await sql.query<ClosedDelivery & { readonly chunks: number }>(
    `select d.id, d.institution, d.tenant, d.domain, d.manifest, d.closed_at as "closedAt",
       (select count(*)::int from intake.chunk c where c.delivery = d.id) as chunks
     from intake.delivery d join identity.verified_delivery v on v.delivery = d.id
     where d.id = $1 and d.state = 'closed' and not exists (select from intake.refusal r where r.delivery = d.id)`,
    [id],
  )
  return rows[0]
}

/** Which key is named no more: the institution's, by which it signed, or the engine's, to which a part is sealed; else undefined. */
async function missingKey(
  directory: Directory,
  delivery: ClosedDelivery,
  parts: readonly WaitingPart[],
  at: Date,
): Promise<Refusal | undefined> {
  const institution = findOrganisation(directory, delivery.institution)
  if (institution?.status === 'suspended') return { code: 'AGREEMENT_MISSING', number: 0 }
  const signers = institution === undefined ? [] : currentSignKeysOf(institution, at.toISOString().slice(0, 10))
  const isSigned = await verifyManifest(delivery.manifest, signers).then(
    () => true,
    () => false,
  )
  if (!isSigned) return { code: 'MANIFEST_INVALID', number: 0 }
  const named = new Set(directory.engines.identity.seal.map(({ kid }) => kid))
  const foreign = parts.find(({ sealed }) => !named.has(readPartHeader(sealed).kid))
  return foreign && { code: 'PART_WRONG_KEY', number: foreign.number }
}

interface WaitingBatch {
  readonly number: number
  readonly takenAt: Date | null
  readonly code: string | null
}

/** What the key engine says of a batch that it can never open; of all else the registrar can mend the cause. */
const UNOPENABLE: ReadonlySet<string> = new Set(['PART_SIGNATURE_INVALID', 'PART_WRONG_KEY', 'PART_UNOPENABLE'])

/** Takes what waits at the key engine out of its queue; one that it works on now is waited for, and is gone then, or is as it was. */
async function takeBatches(sql: Sql, delivery: string): Promise<readonly WaitingBatch[]> {
  const { rows } = await sql.query<WaitingBatch>(
    `delete from pseudonymise.batch where kind = 'chunk' and delivery = $1
     returning number, taken_at as "takenAt", aside_code as code`,
    [delivery],
  )
  return rows.toSorted((one, other) => one.number - other.number)
}

/** The first batch that the key engine could not open under this version of the directory. */
async function unopenable(sql: Sql, batches: readonly WaitingBatch[], version: number): Promise<Refusal | undefined> {
  const { rows } = await sql.query<{ at: Date }>(
    'select received_at as at from registry.directory_version where version = $1',
    [version],
  )
  const since = (rows[0]?.at.getTime() ?? Number.POSITIVE_INFINITY) + UNSEEN_MS_MAX
  const found = batches.find(
    ({ takenAt, code }) => takenAt !== null && takenAt.getTime() > since && UNOPENABLE.has(code ?? ''),
  )
  return found && { code: 'PART_WRONG_KEY', number: found.number }
}

/** Whether the engine tried a chunk in vain under this version: what it holds itself, it opens though the directory names it no more. */
async function wasTriedInVain(sql: Sql, delivery: string, version: number): Promise<boolean> {
  const { rows } = await sql.query(
    `select from intake.identity_part p join registry.directory_version v on v.version = $2
     where p.delivery = $1 and p.taken_at > v.received_at + make_interval(secs => $3) limit 1`,
    [delivery, version, UNSEEN_MS_MAX / 1_000],
  )
  return rows.length > 0
}
