import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ADVISORY_LOCK } from './advisory-lock.ts'
import type { Database, Sql } from './database.ts'
import { ServerError } from './errors.ts'

/** An index on a part of a token as a number: older versions do not read bytes as one. */
const POSTGRESQL = 18

const MIGRATION_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/

interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
  readonly digest: string
}

async function readMigrations(): Promise<readonly Migration[]> {
  const folder = new URL('../../migrations/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => MIGRATION_NAME.test(name)).sort()
  return Promise.all(
    names.map(async (name, position) => {
      const text = await readFile(fileURLToPath(new URL(name, folder)), 'utf8')
      return { number: position + 1, name, text, digest: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function applied(sql: Sql): Promise<ReadonlyMap<string, string>> {
  await sql.query('create schema if not exists kernel')
  await sql.query(
    'create table if not exists kernel.migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await sql.query<{ name: string; digest: string }>('select name, digest from kernel.migration')
  return new Map(rows.map((row) => [row.name, row.digest]))
}

/**
 * Brings the database to this version's schema, each migration in a transaction of its own.
 * @param owner Connection of the role that owns the schemas; no process of the TTP uses it afterwards.
 * @returns Names of the migrations that were applied now.
 * @throws ServerError `DATABASE_TOO_OLD` before anything is done, `SCHEMA_NEWER` when the database was made by a newer version, `SCHEMA_CHANGED` when a migration
 * that was applied reads differently now.
 */
export async function migrate(owner: Database): Promise<readonly string[]> {
  const migrations = await readMigrations()
  const known = new Set(migrations.map((migration) => migration.name))
  return owner.withConnection(async (sql) => {
    await sql.query('select pg_advisory_lock($1)', [ADVISORY_LOCK.migration])
    try {
      await refuseOlder(sql)
      const done = await applied(sql)
      for (const name of done.keys()) if (!known.has(name)) throw new ServerError('SCHEMA_NEWER')
      const now: string[] = []
      for (const migration of migrations) {
        const digest = done.get(migration.name)
        if (digest === migration.digest) continue
        if (digest !== undefined) throw new ServerError('SCHEMA_CHANGED')
        await applyMigration(sql, migration)
        now.push(migration.name)
      }
      return now
    } finally {
      await sql.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK.migration])
    }
  })
}

async function refuseOlder(sql: Sql): Promise<void> {
  const { rows } = await sql.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  )
  if ((rows[0]?.version ?? 0) < POSTGRESQL) throw new ServerError('DATABASE_TOO_OLD')
}

async function applyMigration(sql: Sql, migration: Migration): Promise<void> {
  await sql.query('begin')
  try {
    await sql.query(migration.text)
    await sql.query('insert into kernel.migration (name, digest) values ($1, $2)', [migration.name, migration.digest])
    await sql.query('commit')
  } catch (error) {
    await sql.query('rollback')
    throw error
  }
}
