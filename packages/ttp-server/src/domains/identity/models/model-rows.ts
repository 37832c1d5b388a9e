import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from '../store/columns.ts'

/** How a model came to be: brought by the software, or learnt from the store. */
export type ModelOrigin = 'built-in' | 'learnt'

/** A model as it is stored. */
export interface ModelRow {
  readonly version: number
  /** Compact JWS. */
  readonly document: string
  readonly origin: ModelOrigin
  /** What it was learnt from and how; zero for a built-in one. */
  readonly records: number
  readonly pairs: number
  readonly rounds: number
  /** Natural units. */
  readonly logLikelihood: number
  readonly createdAt: Date
}

/** A stored model in the list, and when it came into force last. */
export interface ListedModel extends ModelRow {
  readonly activatedAt: Date | undefined
}

const COLUMNS = `m.version, m.document, m.origin, m.records, m.pairs, m.rounds, m.log_likelihood as "logLikelihood",
  m.created_at as "createdAt"`

const IN_FORCE = `
  select m.version, m.document, a.number, a.document
  from identity.model_activation a join identity.model m on m.version = a.version
  order by a.number desc nulls last, a.seq desc limit 1`

/** The model that the table says is in force, and the word that it is: to be verified before it is believed. */
export interface RowInForce {
  readonly version: number
  readonly document: string
  /** Null of a row that nobody signed. */
  readonly number: number | null
  readonly activation: string | null
}

/** What the table says is in force; undefined when nothing ever was. */
export async function findModelInForce(sql: Sql): Promise<RowInForce | undefined> {
  type Columns = [number, string, number | null, string | null]
  const [row] = await runPrepared<Columns>(sql, 'identity-model-in-force', IN_FORCE, [])
  if (row === undefined) return undefined
  const [version, document, number, activation] = row
  return { version, document, number, activation }
}

/** The stored model of this version. */
export async function findModel(sql: Sql, version: number): Promise<ModelRow | undefined> {
  const { rows } = await sql.query<ModelRow>(`select ${COLUMNS} from identity.model m where m.version = $1`, [version])
  return rows[0]
}

/** All stored models, the newest first. */
export async function listModels(sql: Sql): Promise<readonly ListedModel[]> {
  const { rows } = await sql.query<ModelRow & { readonly activatedAt: Date | null }>(
    `select ${COLUMNS}, (select max(activated_at) from identity.model_activation a where a.version = m.version) as "activatedAt"
     from identity.model m order by m.version desc`,
  )
  return rows.map((row) => ({ ...row, activatedAt: row.activatedAt ?? undefined }))
}

/** The lowest version above all stored ones. */
export async function nextVersion(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ version: number }>(
    'select coalesce(max(version), 0) + 1 as version from identity.model',
  )
  return rows[0]?.version ?? 1
}

export async function addModel(sql: Sql, row: ModelRow): Promise<void> {
  await sql.query(
    `insert into identity.model (version, document, origin, records, pairs, rounds, log_likelihood, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.version, row.document, row.origin, row.records, row.pairs, row.rounds, row.logLikelihood, row.createdAt],
  )
}

/** Adds the signed word that a model is in force. */
export async function addActivation(
  sql: Sql,
  { number, version }: { readonly number: number; readonly version: number },
  document: string,
  at: Date,
): Promise<void> {
  await sql.query(
    'insert into identity.model_activation (version, activated_at, number, document) values ($1, $2, $3, $4)',
    [version, at, number, document],
  )
}
