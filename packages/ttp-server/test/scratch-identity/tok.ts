import { randomBytes } from 'node:crypto'
import { openDatabase } from '../../src/kernel/database.ts'
import { startTestDatabase } from '../support/postgres.ts'
const t = await startTestDatabase()
try {
const db = openDatabase(t.owner, 2)
const q = (sql: any, text: string, values: unknown[] = []) => sql.query({ text, values, rowMode: 'array', binary: true })
await db.withConnection(async (sql) => {
  await sql.query(`create table a (token bytea not null, person bytea not null, primary key (token, person))`)
  await sql.query(`create table b (token bytea not null, person bytea not null); create index on b (token) include (person)`)
  await sql.query(`create table c (token bytea not null, person bytea not null); create index on c (token)`)
  await sql.query(`create table d (token uuid not null, person uuid not null, primary key (token, person))`)
  await sql.query(`create table e (token uuid not null, person bigint not null, primary key (token, person))`)
})
const sum: Record<string, number> = {}
for (let b = 0; b < 40; b++) {
  const np = 1250, n = np * 8
  const ids = Array.from({length: np}, () => randomBytes(16))
  const pairs = Array.from({length: n}, (_, i) => [randomBytes(16), ids[i>>3]!] as const)
  const blob = (k: 0|1, p = pairs) => Buffer.concat(p.map((x) => x[k]))
  const sorted = [...pairs].sort((x, y) => Buffer.compare(x[0], y[0]))
  const src = (cast='') => `select substring($1::bytea from 1+16*i for 16), substring($2::bytea from 1+16*i for 16) from generate_series(0, $3::int - 1) i`
  const srcU = `select encode(substring($1::bytea from 1+16*i for 16),'hex')::uuid, encode(substring($2::bytea from 1+16*i for 16),'hex')::uuid from generate_series(0, $3::int - 1) i`
  const run = async (name: string, text: string, p = pairs) => db.transaction(async (sql) => { const s = performance.now(); await q(sql, text, [blob(0,p), blob(1,p), n]); if (b>=20) sum[name] = (sum[name] ?? 0) + (performance.now()-s)/20 })
  await run('token unsorted', `insert into identity.token (token, person) ${src()} on conflict do nothing`)
  await run('a noparts sorted', `insert into a ${src()} on conflict do nothing`, sorted)
  await run('b index include', `insert into b ${src()}`, sorted)
  await run('c index plain', `insert into c ${src()}`, sorted)
  await run('d uuid pk', `insert into d ${srcU} on conflict do nothing`, sorted)
  await run('src only', `select count(*) from (${src()}) x where false`, sorted)
}
console.log(sum)
await db.withConnection(async (sql) => { console.log((await sql.query(`select relname, pg_relation_size(oid) from pg_class where relkind in ('r','i') and (relname in ('a','b','c','d') or relname ~ '^(a|b|c|d|token)_')`)).rows.map((r:any)=>r.relname+' '+r.pg_relation_size).join('\n')) })
await db.close()
} finally { await t.stop() }
