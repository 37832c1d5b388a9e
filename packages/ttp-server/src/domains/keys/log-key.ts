import type { EarlierLogKey } from '@sluis/ttp-core/pseudonymise'
import { canonicalJson, SALT_LENGTH } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { evidenceOf } from '../../kernel/http/evidence.ts'
import { ACTOR } from './constants.ts'
import type { KeysPorts } from './ports.ts'

/** A key of the audit log by its public half, and the key that vouched for it; null for the first. */
export interface LogKeyRow {
  readonly epoch: number
  /** C2SP verifier key. */
  readonly verifierKey: string
  readonly previous: string | null
}

const COLUMNS = 'epoch, verifier_key as "verifierKey", previous'

/** The row of a key by its public half, or null. */
export async function findLogKey(sql: Sql, verifierKey: string): Promise<LogKeyRow | null> {
  const { rows } = await sql.query<LogKeyRow>(`select ${COLUMNS} from keys.log_key where verifier_key = $1`, [
    verifierKey,
  ])
  return rows[0] ?? null
}

/** Every key of the log by its public half, the first first. */
export async function listLogKeys(sql: Sql): Promise<readonly LogKeyRow[]> {
  return (await sql.query<LogKeyRow>(`select ${COLUMNS} from keys.log_key order by epoch`)).rows
}

/** Notes the public half of the first key of the log, or of one from before such notes were kept. */
export async function noteLogKey(sql: Sql, epoch: number, verifierKey: string): Promise<void> {
  await sql.query('insert into keys.log_key (epoch, verifier_key) values ($1, $2) on conflict do nothing', [
    epoch,
    verifierKey,
  ])
}

/**
 * Has the key that signs the log now vouch for a planned one, in an entry of the log; in the transaction that plans it.
 * @throws ServerError `KEY_UNAVAILABLE` when no key signs the log yet.
 */
export async function endorseLogKey(ports: KeysPorts, sql: Sql, epoch: number, verifierKey: string): Promise<void> {
  const { rows } = await sql.query<{ verifierKey: string }>(
    `select verifier_key as "verifierKey" from keys.log_key join keys.key using (epoch)
     where purpose = 'log' and tenant = '' and domain = '' and state = 'active'`,
  )
  const previous = rows[0]?.verifierKey
  if (previous === undefined) throw new ServerError('KEY_UNAVAILABLE')
  const salt = ports.random(SALT_LENGTH)
  const details = { previous, next: verifierKey }
  const entry = await appendAudit(sql, { action: 'log.endorsed', actor: ACTOR, at: ports.now(), salt, details })
  await sql.query('insert into keys.log_key (epoch, verifier_key, previous, entry, salt) values ($1, $2, $3, $4, $5)', [
    epoch,
    verifierKey,
    previous,
    entry,
    Buffer.from(salt),
  ])
}

/** What the registrar puts into the directory for a new key of the log. */
export interface LogHandover {
  /** The new key. */
  readonly verifierKey: string
  /** The key before it, and the evidence that it vouched for the new one. */
  readonly earlier: EarlierLogKey
}

/**
 * The handover to the key of an epoch, once the log covers it.
 * @throws ServerError `NOT_FOUND`: no such key was planned, or the log does not cover its entry yet.
 */
export async function readHandover(sql: Sql, epoch: number): Promise<LogHandover> {
  const { rows } = await sql.query<{ next: string; previous: string; entry: string; salt: Uint8Array }>(
    'select verifier_key as next, previous, entry, salt from keys.log_key where epoch = $1 and previous is not null',
    [epoch],
  )
  const [row] = rows
  if (row === undefined) throw new ServerError('NOT_FOUND')
  const { next, previous, entry, salt } = row
  const details = { previous, next }
  const endorsement = (await evidenceOf(sql, [{ entry, salt, details: canonicalJson(details) }])).get(entry)
  if (endorsement === undefined) throw new ServerError('NOT_FOUND')
  return { verifierKey: next, earlier: { verifierKey: previous, endorsement: { ...endorsement, details } } }
}
