import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase, type Sql } from '../../src/kernel/database.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await startTestDatabase()
})
afterAll(() => database.stop())

test('a second migration changes nothing', async () => {
  const owner = openDatabase(database.owner, 1)
  expect(await migrate(owner)).toEqual([])
  await owner.close()
})

test('an older PostgreSQL is refused before anything is done', async () => {
  const owner = openDatabase(database.owner, 1)
  const asked: string[] = []
  const older: Database = {
    ...owner,
    withConnection: (work) =>
      owner.withConnection((sql) => {
        const query = async (text: string, values?: unknown[]) => {
          asked.push(text)
          const answer = await sql.query(text, values)
          return text.includes('server_version_num') ? { ...answer, rows: [{ version: 17 }] } : answer
        }
        return work({ query } as unknown as Sql)
      }),
  }
  await expect(migrate(older)).rejects.toMatchObject({ code: 'DATABASE_TOO_OLD' })
  expect(asked.filter((text) => !text.startsWith('select '))).toEqual([])
  await owner.close()
})

test('a schema of a newer version is refused', async () => {
  const owner = openDatabase(database.owner, 1)
  await owner.withConnection((sql) =>
    sql.query("insert into kernel.migration (name, digest) values ('9999_future.sql', '')"),
  )
  await expect(migrate(owner)).rejects.toMatchObject({ code: 'SCHEMA_NEWER' })
  await owner.withConnection((sql) => sql.query("delete from kernel.migration where name = '9999_future.sql'"))
  await owner.close()
})

test('a migration that was changed after it was applied is refused', async () => {
  const owner = openDatabase(database.owner, 1)
  await owner.withConnection((sql) => sql.query("update kernel.migration set digest = 'x' where name like '0002%'"))
  await expect(migrate(owner)).rejects.toMatchObject({ code: 'SCHEMA_CHANGED' })
  await owner.close()
})

test('a role has no right outside its own schema', async () => {
  const intake = database.database('ttp_intake')
  await expect(intake.withConnection((sql) => sql.query('select * from identity.person'))).rejects.toMatchObject({
    code: '42501',
  })
  await expect(intake.withConnection((sql) => sql.query('delete from audit.pending'))).rejects.toMatchObject({
    code: '42501',
  })
})
