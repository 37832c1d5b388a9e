import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/kernel/database.ts'
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
