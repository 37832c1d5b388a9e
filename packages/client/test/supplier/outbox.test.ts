import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { Outbox, type OutboxLabel } from '../../src/supplier/send/outbox.ts'
import { temporaryFolder } from './sample-file.ts'

const LABEL: OutboxLabel = {
  schema: 'sluis-outbox/1',
  deliveryId: '6212e891-4e6b-4f42-ba46-4ec55419be63',
  tenant: 'analysis',
  domain: 'insight',
  contentTag: 'tag',
}
const NO_PROCESS = 2_147_483_646

describe('the outbox', () => {
  it('is there with its label or not at all', async () => {
    const state = temporaryFolder()
    const storage = folderStorage(state)
    expect(await Outbox.list(storage)).toEqual([])
    const outbox = await Outbox.create(storage, LABEL)
    await outbox.putChunk(0, { identityPart: 'a.b', activityPart: 'c.d' })
    expect((await Outbox.list(storage)).map(({ label }) => label)).toEqual([LABEL])
    expect(await outbox.sealed()).toBeUndefined()
    await outbox.remove()
    expect(readdirSync(join(state, 'outbox'))).toEqual([])
  })

  it('clears away what killed processes left half made or half removed, and nothing else', async () => {
    const state = temporaryFolder()
    const storage = folderStorage(state)
    await Outbox.create(storage, LABEL)
    for (const name of [`.new-${NO_PROCESS}-x`, `.new-${process.pid}-y`, '.gone-z']) {
      mkdirSync(join(state, 'outbox', name))
      writeFileSync(join(state, 'outbox', name, '000000.identity.jwe'), 'sealed')
    }
    await Outbox.sweep(storage)
    expect(readdirSync(join(state, 'outbox')).sort()).toEqual([`.new-${process.pid}-y`, LABEL.deliveryId])
    expect(await Outbox.list(storage)).toHaveLength(1)
  })
})
