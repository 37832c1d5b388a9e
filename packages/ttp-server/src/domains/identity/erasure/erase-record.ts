import { SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Database, Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { batchTools } from '../batch/batch-tools.ts'
import { handOverChanges } from '../chunks/hand-over-changes.ts'
import type { SealingKeys } from '../chunks/sealing.ts'
import { sealing } from '../chunks/sealing.ts'
import type { ResolverPorts } from '../ports.ts'
import { erasePerson } from '../store/erase-person.ts'
import { findRecordPerson } from '../store/find-record-person.ts'
import { lockResolution } from '../store/lock.ts'
import { findNumbersOf, findPersonRecords } from '../store/person-records.ts'

/** Grounds of Article 17(1) GDPR, points (a) to (e), closed: no words of anybody reach the log. */
export const ERASURE_GROUNDS = ['unnecessary', 'withdrawn', 'objected', 'unlawful', 'obligation'] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]

/** What an erasure needs beside the store: by which keys the tenants are told. */
export interface ErasurePorts extends ResolverPorts, SealingKeys {}

/** Who is to be erased, on whose word, and why. */
export interface ErasureRequest {
  /** Fingerprint of a record of the person. */
  readonly mark: Uint8Array
  readonly ground: ErasureGround
  /** Who carries it out: a person of the operator's, 2 to 100 of A–Z a–z 0–9 . _ : - */
  readonly by: string
  /** The operator's own reference of the request, of the same form: never a name or an address. */
  readonly request: string
}

/** What was erased: counts, and the pseudonym domains in which the person had appeared, whose tenants the change feed tells. */
export interface Erasure {
  /** The person's numbers: one, and one more for each that was joined to it. */
  readonly numbers: number
  readonly records: number
  readonly domains: readonly { readonly tenant: string; readonly domain: string }[]
  /** Pseudonyms that the tenants are told to forget: of each number in each domain. */
  readonly changes: number
}

/** Who acts, or what was asked, as the log takes it: never a mail address. */
export const ACTOR_NAME = /^[A-Za-z0-9._:-]{2,100}$/

/**
 * Erases the person of a record: salt and profile, and whatever else leads to them. That it is asked is in the audit log, by a
 * transaction of its own, before anything is erased: a process that dies in between leaves the entry, and asking again does it. That
 * the tenants are told is one transaction with the erasure: nobody is erased here whom a tenant keeps unknowing.
 * @throws ServerError `ERASURE_INVALID` for a request that is not whole, `NOT_FOUND` for a mark of no record, `KEY_UNAVAILABLE` when
 * tenants are to be told and the directory does not say by which keys; then nothing was done.
 */
export async function eraseRecordPerson(
  database: Database,
  ports: ErasurePorts,
  request: ErasureRequest,
): Promise<Erasure> {
  const { mark, ground, by, request: reference } = request
  if (!ACTOR_NAME.test(by) || !ACTOR_NAME.test(reference) || !ERASURE_GROUNDS.includes(ground)) {
    throw new ServerError('ERASURE_INVALID')
  }
  await database.transaction(async (sql) => {
    const { person, records } = await lookUp(sql, mark)
    demandKeys(await appearancesOf(sql, await findNumbersOf(sql, person)), ports)
    await appendAudit(sql, {
      action: 'person.erased',
      actor: 'engine:identity',
      at: ports.now(),
      salt: ports.random(SALT_LENGTH),
      details: { by, ground, request: reference, records },
    })
  })
  return database.transaction(async (sql) => {
    await lockResolution(sql)
    const { person, records } = await lookUp(sql, mark)
    const numbers = await findNumbersOf(sql, person)
    const domains = await appearancesOf(sql, numbers)
    // Before it is forgotten where the numbers appeared.
    const changes = await handOverChanges(sql, { erased: numbers }, sealing(ports))
    await erasePerson(sql, batchTools(ports), person, ports.now())
    return { numbers: numbers.length, records, domains, changes }
  })
}

async function lookUp(sql: Sql, mark: Uint8Array): Promise<{ person: Uint8Array; records: number }> {
  const person = await findRecordPerson(sql, mark)
  if (person === undefined) throw new ServerError('NOT_FOUND')
  return { person, records: (await findPersonRecords(sql, person)).length }
}

/** An entry of the log that something will be done is not written when it cannot be done. */
function demandKeys(domains: Erasure['domains'], ports: SealingKeys): void {
  if (domains.length > 0) void { ...sealing(ports) }
}

async function appearancesOf(sql: Sql, numbers: readonly Uint8Array[]): Promise<Erasure['domains']> {
  const { rows } = await sql.query<{ tenant: string; domain: string }>(
    `select distinct tenant, domain from identity.appearance
     where subject = any($1) and kind = 'person' order by tenant, domain`,
    [numbers],
  )
  return rows
}
