import type { Credentials } from './credentials.ts'
import { as } from './read-database.ts'

/** What a login may be good for beside tables: each is tried, for real, in a transaction that is taken back. */
const ATTEMPTS: Readonly<Record<string, readonly string[]>> = {
  'read a file of the server': [
    "select pg_read_file('/etc/passwd')",
    "select pg_read_binary_file('PG_VERSION')",
    "copy (select 1) to '/dev/null'",
    "select * from pg_ls_dir('.')",
    "select pg_stat_file('PG_VERSION')",
    "do $$ begin create temp table planted (line text); copy planted from '/etc/passwd'; end $$",
  ],
  'run a program on the server': [
    "copy (select 1) to program 'true'",
    "do $$ begin execute 'copy (select 1) to program ''true'''; end $$",
  ],
  'import or export a large object': ["select lo_import('/etc/passwd')", "select lo_export(1, '/dev/null')"],
  'store a large object': ['select lo_create(0)', "select lo_from_bytea(0, 'x')"],
  'load code': [
    "load 'dblink'",
    'create extension dblink',
    'create extension postgres_fdw',
    'create extension plpython3u',
    "create function planted() returns int language c as 'planted'",
    "create function public.planted() returns int language sql as 'select 1'",
  ],
  'make a table, view, type or schema': [
    'create schema planted',
    'create table public.planted (value text)',
    'create temp table planted (value text)',
    'create view public.planted as select 1',
    "create type public.planted as enum ('x')",
  ],
  'make a role or a database': ['create role planted', 'create database planted'],
  'become another role': [
    ...[
      'ttp_registry',
      'ttp_intake',
      'ttp_identity',
      'ttp_pseudonymise',
      'ttp_release',
      'ttp_keys',
      'ttp_audit',
    ].flatMap((role) => [`set local role ${role}`, `set session authorization ${role}`]),
    'set local role sluis_owner',
    'set local role pg_read_all_data',
  ],
  'grant itself a right': [
    'grant ttp_identity to current_user',
    'grant select on all tables in schema identity to current_user',
    'grant pg_read_all_data to current_user',
    'alter role current_user superuser',
  ],
  'change the server': [
    "alter system set log_statement = 'all'",
    "set local log_statement = 'all'",
    "set local session_replication_role = 'replica'",
    'select pg_reload_conf()',
    'select pg_switch_wal()',
  ],
  'follow the log of changes': [
    "select pg_create_physical_replication_slot('planted')",
    "select pg_create_logical_replication_slot('planted', 'test_decoding')",
    'create publication planted for all tables',
  ],
  'reach another server': [
    "select dblink('host=127.0.0.1', 'select 1')",
    'create server planted foreign data wrapper postgres_fdw',
  ],
  'see how much others store': [
    "select pg_relation_size('pg_catalog.pg_class')",
    'select pg_database_size(current_database())',
    "select pg_stat_get_tuples_inserted('pg_catalog.pg_class'::regclass)",
    'select reltuples from pg_class limit 1',
    'select pg_current_wal_lsn()',
  ],
  'end the work of others': [
    'select pg_terminate_backend(pid) from pg_stat_get_activity(null) where usesysid <> (select oid from pg_roles where rolname = current_user)',
    'select pg_cancel_backend(pid) from pg_stat_get_activity(null) where usesysid <> (select oid from pg_roles where rolname = current_user)',
  ],
  'hold up others by their advisory locks': ['select pg_try_advisory_xact_lock(7758472)'],
  'signal to other sessions': ["select pg_notify('planted', 'x')"],
  'change its own password': ["alter role current_user password 'planted'"],
}

/** The powers that at least one role of the process has, with the statements that PostgreSQL let pass. */
export async function tryPowers(credentials: Credentials): Promise<Readonly<Record<string, readonly string[]>>> {
  const had = new Map<string, Set<string>>()
  for (const [role, url] of credentials.roles) {
    await as(url, async (sql) => {
      for (const [power, statements] of Object.entries(ATTEMPTS)) {
        for (const statement of statements) {
          // To act as itself is no power.
          if (statement.endsWith(` ${role}`) && power === 'become another role') continue
          await sql.query('begin')
          const passed = await sql.query(statement).then(
            ({ rowCount }) => rowCount !== 0 || !/^select/.test(statement),
            () => false,
          )
          await sql.query('rollback')
          if (passed) had.set(power, new Set([...(had.get(power) ?? []), statement]))
        }
      }
    })
  }
  return Object.fromEntries([...had].sort().map(([power, statements]) => [power, [...statements].sort()]))
}

/** Other databases of the same server that a role can enter. */
export async function otherDatabases(credentials: Credentials): Promise<readonly string[]> {
  const entered = new Set<string>()
  for (const url of credentials.roles.values()) {
    for (const name of ['postgres', 'template1']) {
      const other = new URL(url)
      other.pathname = `/${name}`
      const inside = await as(other.href, async (sql) => (await sql.query('select 1')).rowCount).catch(() => 0)
      if (inside === 1) entered.add(name)
    }
  }
  return [...entered].sort()
}

/** How many statements are tried in all. */
export const ATTEMPT_COUNT = Object.values(ATTEMPTS).flat().length
