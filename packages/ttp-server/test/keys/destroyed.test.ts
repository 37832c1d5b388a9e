import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyEncryptionKey, openSeed, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { expect, test } from 'vitest'
import { readDestruction } from '../../src/cli/key-tables.ts'
import type { KeyName } from '../../src/domains/keys/index.ts'
import { ServerError } from '../../src/kernel/errors.ts'
import { folderLocks } from '../../src/kernel/key-locks.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'

import { destructionWorld, NAME, NEXT, random, root } from './destruction-world.ts'

const { folders, open, work, asked, submit, sequence, converts, logged, owner, pool, folder, url } = destructionWorld()

test('[KEYS-77, KEYS-19] after it nothing derives or opens, also with the root and a backup of the database from before', async () => {
  for (const purpose of ['pseudonym-inner', 'pseudonym-wrap', 'pseudonym-reversible'] as const) {
    const name = purpose === 'pseudonym-inner' ? { purpose, tenant: '', domain: '', epoch: 1 } : { ...NAME, purpose }
    await open().create(name)
  }
  await open().create({ purpose: 'seal', tenant: '', domain: '', epoch: 1 })
  const backup = (await owner().query('select * from keys.key order by purpose')).rows
  const restore = async (): Promise<void> => {
    // As whoever restores does: nothing of the running system's rights and triggers holds.
    await owner().query('truncate keys.key')
    for (const row of backup) {
      const names = Object.keys(row)
      await owner().query(
        `insert into keys.key (${names.join(', ')}) values (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
        Object.values(row),
      )
    }
  }
  await restore()
  expect(await converts(open(), NAME)).toHaveLength(128)
  for (const row of backup.filter(({ locked }) => locked)) {
    const { id, jws } = await asked({ purpose: row.purpose, tenant: row.tenant, domain: row.domain, epoch: row.epoch })
    await submit(jws, id, ['anna', 'bram'])
    await work(open()).step()
    await sequence()
    await work(open()).step()
    expect(await readDestruction(pool(), id)).toMatchObject({ state: 'done' })
  }
  await restore()
  const names = backup.map(({ purpose, tenant, domain, epoch }): KeyName => ({ purpose, tenant, domain, epoch }))
  for (const [place, name] of names.entries()) {
    const locked = backup[place].locked
    expect(locked).toBe(name.purpose !== 'seal')
    if (!locked) {
      expect(await converts(open(), name)).toHaveLength(64)
      continue
    }
    // Through the engine, and by hand with all that the backup and the root give.
    await expect(converts(open(), name)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
    await expect(converts(open({ locks: folderLocks([join(folder(), 'new')], random) }), name)).rejects.toMatchObject({
      code: 'KEY_UNAVAILABLE',
    })
    expect(() => openSeed(keyEncryptionKey(root), new Uint8Array(backup[place].sealed_seed), name)).toThrow(
      'SEED_UNOPENABLE',
    )
  }
  // No byte of a lock is left, in either folder.
  for (const one of folders()) {
    for (const file of await readdir(one)) expect(await readFile(join(one, file), 'utf8')).toBe('destroyed')
  }
  // The engine that starts on the backup ends the rows again; a name never gets another key, not even on an empty database.
  await open().verifyRoot()
  expect(
    (await owner().query("select state from keys.key where purpose <> 'seal'")).rows.map(({ state }) => state),
  ).toEqual(['destroyed', 'destroyed', 'destroyed'])
  await owner().query('truncate keys.key')
  await expect(open().create(NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
})

test('[KEYS-75, KEYS-77] killed at any statement, a destruction is completed and recorded once', async () => {
  for (const moment of ['before', 'after'] as const) {
    for (let statement = 1; ; statement += 1) {
      await owner().query('truncate keys.key, keys.destruction, audit.pending')
      await rm(folder(), { recursive: true, force: true })
      await open().create(NAME)
      const { id, jws } = await asked()
      await submit(jws, id, ['anna', 'bram'])
      await work(open()).step()
      await sequence()
      const process = dyingProcess(statement, moment)
      try {
        await work(open({ database: process.database(url()) })).step()
      } catch (error) {
        if (!(error instanceof Crash)) throw error
      }
      while (await work(open()).step());
      expect(await readDestruction(pool(), id)).toEqual({ state: 'done', code: null })
      expect((await logged()).filter((action) => action === 'key.destroyed')).toHaveLength(1)
      await expect(converts(open(), NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
      if (!process.died()) break
    }
  }
})

test('[KEYS-75, KEYS-77] while no lock can be written a key is not destroyed, nothing is recorded, and the request is tried again', async () => {
  await open().create(NAME)
  const { id, jws } = await asked()
  await submit(jws, id, ['anna', 'bram'])
  await work(open()).step()
  await sequence()
  const before = (await owner().query('select state, sealed_seed from keys.key')).rows
  const unwritable = {
    ...folderLocks(folders(), random),
    destroy: () => Promise.reject(new ServerError('KEY_UNAVAILABLE')),
  }
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await expect(work(open({ locks: unwritable })).step()).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
    expect((await owner().query('select state, sealed_seed from keys.key')).rows).toEqual(before)
    expect(await readDestruction(pool(), id)).toEqual({ state: 'approved', code: null })
    expect(await logged()).not.toContain('destruction.refused')
  }
  while (await work(open()).step());
  expect(await readDestruction(pool(), id)).toEqual({ state: 'done', code: null })
  expect((await logged()).filter((action) => action === 'key.destroyed')).toHaveLength(1)
})

test('[KEYS-78] a lock stands in every folder, is made once, and one that is lost, differs or is damaged opens nothing', async () => {
  const both = await Promise.all(Array.from({ length: 8 }, () => folderLocks(folders(), random).make(NAME)))
  const texts = both.map((lock) =>
    lock instanceof SecretKey ? lock.lend((bytes) => Buffer.from(bytes).toString('hex')) : lock,
  )
  expect(new Set(texts).size).toBe(1)
  const [one = '', two = ''] = folders()
  const [file = ''] = await readdir(one)
  expect(await readdir(two)).toEqual([file])
  const locks = folderLocks(folders(), random)
  await rm(join(two, file))
  expect(await locks.find(NAME)).toBeInstanceOf(SecretKey)
  await writeFile(join(two, file), 'ab'.repeat(32))
  await expect(locks.find(NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  await writeFile(join(one, file), 'damaged')
  await writeFile(join(two, file), 'damaged')
  await expect(locks.find(NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  // Broken off after the first folder, a destruction counts.
  await writeFile(join(one, file), 'destroyed')
  await writeFile(join(two, file), 'ab'.repeat(32))
  expect(await locks.find(NAME)).toBe('destroyed')
  expect(await locks.find(NEXT)).toBe('none')
  expect(() => folderLocks([], random)).toThrow('CONFIGURATION_INVALID')
})
