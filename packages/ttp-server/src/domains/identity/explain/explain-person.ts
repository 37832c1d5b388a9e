import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Database, Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { recordOf } from '../clusters/records-of.ts'
import type { ModelSource } from '../models/model-source.ts'
import type { ResolverPorts } from '../ports.ts'
import { findAbsorbed } from '../store/find-absorbed.ts'
import { findPersons } from '../store/find-persons.ts'
import { findRecordPerson } from '../store/find-record-person.ts'
import { openVault } from '../vault/vault.ts'
import type { LinkExplanation } from './explain-link.ts'
import { explainLink } from './explain-link.ts'
import type { PersonChange } from './person-history.ts'
import { readHistory } from './person-history.ts'

/** A record of a person, and how it came there. Says who nobody is unless `values` are there. */
export interface ExplainedRecord {
  /** Fingerprint, base64url. */
  readonly mark: string
  readonly institution: string
  /** ISO date first seen. */
  readonly day: string
  /** How it came, and under which version of the model. */
  readonly by: string
  readonly model: number
  /** Undefined where nothing was compared: the record founded the person, or a human decided. */
  readonly weight: LinkExplanation | undefined
  /** What the record says; undefined unless asked for. */
  readonly values: LinkageRecord | undefined
}

/** How a person came to be. */
export interface PersonExplanation {
  /** Oldest first. */
  readonly records: readonly ExplainedRecord[]
  readonly changes: readonly PersonChange[]
}

/** Who asks, and for what. */
export interface Question {
  /** Fingerprint of a record of the person. */
  readonly mark: Uint8Array
  /** Who asks, in the form of an ACTOR of the audit log. */
  readonly reader: string
  /** Whether the records' own values are to be shown. */
  readonly values: boolean
}

/** What explaining needs beside the database. */
export interface ExplainPorts extends Pick<ResolverPorts, 'vaultKey' | 'random' | 'now'> {
  readonly models: ModelSource
}

/**
 * Explains every record of a person, the oldest first: by which rule or weight it came, under the model version that was in force
 * then; and why persons were joined or split. That somebody asked is in the audit log before the answer is given.
 * @throws ServerError `NOT_FOUND` for a mark of no record, `MODEL_UNKNOWN`, `MODEL_INVALID`.
 */
export async function explainPerson(
  database: Database,
  ports: ExplainPorts,
  question: Question,
): Promise<PersonExplanation> {
  return database.transaction(async (sql) => {
    const id = await findRecordPerson(sql, question.mark)
    const [person] = id === undefined ? [] : await findPersons(sql, [id])
    if (person === undefined) throw new ServerError('NOT_FOUND')
    const profile = openVault(ports.vaultKey, ports.random).open(person.id, person.salt, person.sealed)
    const explained: ExplainedRecord[] = []
    for (const entry of profile.records) {
      const [mark, institution, , , , , , , , day, link] = entry
      const [by, model] = link
      const weight = link[4] === undefined ? undefined : explainLink(link, await ports.models.version(sql, model))
      const values = question.values ? recordOf(profile, entry) : undefined
      explained.push({ mark, institution: profile.institutions[institution] ?? '', day, by, model, weight, values })
    }
    const absorbed = await findAbsorbed(sql, person.id)
    // One record alone founds a person who was never joined or split off: then there is nothing to look for.
    const whole = absorbed.length === 0 && explained.filter(({ by }) => by === 'new').length === 1
    const changes = whole ? [] : await readHistory(sql, [person.id, ...absorbed])
    await record(sql, ports, question, explained.length)
    return { records: explained, changes }
  })
}

async function record(
  sql: Sql,
  { now, random }: Pick<ExplainPorts, 'now' | 'random'>,
  { reader, values }: Question,
  records: number,
): Promise<void> {
  await appendAudit(sql, {
    action: 'person.explained',
    actor: 'engine:identity',
    at: now(),
    salt: random(SALT_LENGTH),
    details: { reader, records, values },
  })
}
