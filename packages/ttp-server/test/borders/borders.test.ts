import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '../../src/embedded/role-passwords.ts'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import { HEADINGS, readCard, trustDomains } from './cards.ts'
import { columnGrants, effectiveGrants, executableFunctions, powers } from './grants.ts'
import { forbiddenImports, readSource, sourceFiles, sourceRoot } from './imports.ts'

const domains = Object.entries(trustDomains.domains)
let database: TestDatabase
let owner: Database
beforeAll(async () => {
  database = await startTestDatabase()
  owner = openDatabase(database.owner, 1)
})
afterAll(async () => {
  await owner.close()
  await database.stop()
})

/** The grants of a role on tables that are not its own. */
async function foreignGrants(role: string, schemas: readonly string[]): Promise<Record<string, string[]>> {
  const grants = await owner.withConnection((sql) => effectiveGrants(sql, role))
  return Object.fromEntries([...grants].filter(([table]) => !schemas.includes(table.slice(0, table.indexOf('.')))))
}

test('the folders, the list of trust domains and the roles name the same domains [PART-5]', () => {
  expect(readdirSync(join(sourceRoot, 'domains')).sort()).toEqual(domains.map(([name]) => name).sort())
  const { delegates, readers } = trustDomains
  const roles = [...domains.map(([, { role }]) => role), ...Object.keys(delegates), ...Object.keys(readers)]
  expect(roles.sort()).toEqual([...ROLES].sort())
})

test('the database has their schemas and roles, and beside them that of the migrations alone [PART-5]', async () => {
  const names = async (text: string): Promise<string[]> =>
    owner.withConnection(async (sql) => (await sql.query<{ name: string }>(text)).rows.map(({ name }) => name))
  const schemas = await names(
    "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')",
  )
  expect(schemas.sort()).toEqual(['kernel', ...domains.flatMap(([, { schemas: own }]) => own)].sort())
  const roles = await names("select rolname as name from pg_roles where rolname !~ '^pg_' and not rolsuper")
  expect(roles.sort()).toEqual([...ROLES].sort())
})

test('a right to write or to read part of a foreign table ends at these columns [PART-6]', async () => {
  const found: Record<string, string[]> = {}
  for (const [, { role, schemas }] of domains) {
    const grants = await owner.withConnection((sql) => columnGrants(sql, role))
    for (const [right, columns] of grants) {
      const [table = ''] = right.split(' ')
      if (schemas.includes(table.slice(0, table.indexOf('.')))) continue
      const key = `${right} ${columns}`
      found[key] = [...(found[key] ?? []), role.slice('ttp_'.length)].sort()
    }
  }
  const delivery = 'id institution tenant domain state closed_at chunk_count row_count manifest'
  expect(found).toEqual({
    'audit.pending insert id body': [
      'identity',
      'intake',
      'keys',
      'portal',
      'pseudonymise',
      'registry',
      'release',
      'reveal',
    ],
    'registry.engine_key insert engine purpose key_id public_key': ['identity', 'keys'],
    'registry.engine_state insert engine state': ['identity', 'keys'],
    [`intake.delivery select ${delivery}`]: ['identity'],
    [`intake.delivery select ${delivery} entry receipt_details receipt_salt`]: ['release'],
    'intake.identity_part update taken_at': ['identity'],
    'intake.refusal select delivery': ['release'],
    'pseudonymise.batch insert id kind delivery number institution tenant domain sealed': ['identity'],
    // To refuse what waits there under a lost key; never what is sealed in it.
    'pseudonymise.batch select id kind delivery number taken_at aside_code': ['identity'],
    'release.attribute_part select delivery': ['identity'],
    'release.pseudonym_part insert delivery number tenant domain sealed': ['pseudonymise'],
    'release.change_part insert id tenant domain sealed': ['pseudonymise'],
    'reveal.result select request number': ['pseudonymise'],
    'release.rewrap_refusal insert change code': ['pseudonymise'],
    'pseudonymise.rewrap insert id rewrap number tenant domain sealed': ['release'],
  })
})

describe.each(domains)('%s', (name, { role, schemas, core }) => {
  test('the card has its four headings and names its role and schemas [PART-5]', () => {
    const card = readCard(name)
    expect(card.headings).toEqual(HEADINGS)
    expect(card.roles).toContain(role)
    expect([...new Set(card.schemas)].sort()).toEqual([...schemas].sort())
  })

  test('the database grants on foreign tables are what the card says, no more and no less [PART-6]', async () => {
    expect(await foreignGrants(role, schemas)).toEqual(Object.fromEntries(readCard(name).mayCall))
  })

  test('the role cannot truncate, reference, trigger or execute anything, and is no member of another [PART-7]', async () => {
    const grants = await owner.withConnection((sql) => effectiveGrants(sql, role))
    for (const held of grants.values()) expect(held).not.toEqual(expect.arrayContaining(['truncate']))
    for (const held of grants.values())
      expect(held.filter((privilege) => /references|trigger/.test(privilege))).toEqual([])
    expect(await owner.withConnection((sql) => executableFunctions(sql, role))).toEqual([])
    const { rows } = await owner.withConnection((sql) =>
      sql.query(
        `select r.rolname from pg_roles r
         where r.rolname = $1 and (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls
           or exists (select from pg_auth_members m where m.member = r.oid))`,
        [role],
      ),
    )
    expect(rows).toEqual([])
  })

  test('the code imports the kernel, its own folder and its own role of the core, nothing else [PART-8]', () => {
    const found = sourceFiles(join('domains', name)).flatMap((file) =>
      forbiddenImports(file, readSource(file), name, core).map((specifier) => `${file}: ${specifier}`),
    )
    expect(found).toEqual([])
  })

  test('the compiler sees the kernel and the core, and no other domain [PART-8]', () => {
    const config = JSON.parse(readFileSync(join(sourceRoot, 'domains', name, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: { rootDir: string }
      references: { path: string }[]
    }
    expect(config.compilerOptions.rootDir).toBe('.')
    expect(config.references.map(({ path }) => path).sort()).toEqual(['../../../../ttp-core', '../../kernel'])
  })
})

test('an engine announces its own keys, and cannot put one beside those of the other [PART-6]', async () => {
  const announce = (role: 'ttp_identity' | 'ttp_keys', engine: string): Promise<unknown> =>
    database
      .database(role)
      .withConnection((sql) =>
        sql.query(
          "insert into registry.engine_key (engine, purpose, key_id, public_key) values ($1, 'sign', 'x', '{}')",
          [engine],
        ),
      )
  await expect(announce('ttp_identity', 'key')).rejects.toMatchObject({ code: '23514' })
  await expect(announce('ttp_keys', 'identity')).rejects.toMatchObject({ code: '23514' })
  await announce('ttp_identity', 'identity')
  await announce('ttp_keys', 'key')
})

test('a role that only reads, only reads [PART-9]', async () => {
  for (const [role, { schemas, privileges }] of Object.entries(trustDomains.readers)) {
    const grants = await owner.withConnection((sql) => effectiveGrants(sql, role))
    for (const [table, held] of grants) {
      expect(schemas).toContain(table.slice(0, table.indexOf('.')))
      expect(held).toEqual(privileges)
    }
    expect(grants.size).toBeGreaterThan(0)
    expect(await owner.withConnection((sql) => powers(sql, role))).toEqual([])
    expect(await owner.withConnection((sql) => executableFunctions(sql, role))).toEqual([])
  }
})

test('a role that acts for a domain can do a part of what the domain can, and the reviewer adds no record, key or model [PART-9, LINK-56]', async () => {
  for (const [role, { domain }] of Object.entries(trustDomains.delegates)) {
    const whole = await owner.withConnection((sql) => effectiveGrants(sql, trustDomains.domains[domain]?.role ?? ''))
    const grants = await owner.withConnection((sql) => effectiveGrants(sql, role))
    for (const [table, held] of grants) expect(whole.get(table)).toEqual(expect.arrayContaining(held))
    expect(await owner.withConnection((sql) => powers(sql, role))).toEqual([])
    expect(await owner.withConnection((sql) => executableFunctions(sql, role))).toEqual([])
  }
  const grants = await owner.withConnection((sql) => effectiveGrants(sql, 'ttp_reviewer'))
  expect([...grants.keys()].filter((table) => /^(intake|release|keys)\./.test(table))).toEqual([])
  expect(grants.get('identity.fingerprint')).toEqual(['select', 'update'])
  expect(grants.get('identity.key')).toEqual(['select'])
  expect(grants.get('identity.model')).toEqual(['select'])
  expect(grants.get('identity.event')).toEqual(['insert', 'select'])
  expect(grants.get('identity.verdict')).toEqual(['insert', 'select'])
})

test('the kernel knows no domain', () => {
  for (const file of sourceFiles('kernel'))
    expect(forbiddenImports(file, readSource(file), '', ['common', 'pseudonymise', 'auditor'])).toEqual([])
})

describe('positive controls: what is planted is found', () => {
  test('an import of another domain, by path, by type, by package and computed', () => {
    const plant = (text: string): string[] =>
      forbiddenImports(join('domains', 'intake', 'planted.ts'), text, 'intake', ['common'])
    expect(plant("import { resolve } from '../identity/index.ts'")).toHaveLength(1)
    expect(plant("import type { Resolve } from '../identity/index.ts'")).toHaveLength(1)
    expect(plant("const module = await import('../keys/lend.ts')")).toHaveLength(1)
    expect(plant('const module = await import(name)')).toHaveLength(1)
    expect(plant("import { deriveIrreversible } from '@sluis/ttp-core/pseudonymise'")).toHaveLength(1)
    expect(plant("import { x } from '@sluis/ttp-server'")).toHaveLength(1)
    expect(
      plant("import { enc } from '@sluis/ttp-core/common'\nimport { z } from 'zod'\nimport { a } from './a.ts'"),
    ).toEqual([])
  })

  test('a grant, on a table, on a column, to everybody', async () => {
    const planted = async (grant: string): Promise<boolean> =>
      owner.withConnection(async (sql) => {
        await sql.query('begin')
        await sql.query('grant usage on schema identity to ttp_intake')
        await sql.query(grant)
        const grants = await effectiveGrants(sql, 'ttp_intake')
        await sql.query('rollback')
        return grants.has('identity.person')
      })
    expect(await planted('grant delete on identity.person to ttp_intake')).toBe(true)
    expect(await planted('grant select (id) on identity.person to ttp_intake')).toBe(true)
    expect(await planted('grant select on identity.person to public')).toBe(true)
    expect(await planted('select 1')).toBe(false)
  })
})
