import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureStateFile, readStateFile, writeStateFile } from '../../src/state/node/state-file.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

describe('state files', () => {
  it('are whole, only the owner’s, and leave nothing beside them', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'deep', 'state.json')
    expect(await readStateFile(path)).toBeUndefined()
    await Promise.all(Array.from({ length: 20 }, (_, index) => writeStateFile(path, String(index).repeat(10_000))))
    expect(new Set(readFileSync(path, 'utf8').match(/..?/g)).size).toBeLessThanOrEqual(2)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json'])
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('made once are the same for everybody who makes them at the same time', async () => {
    const path = join(temporaryFolder(), 'key')
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ensureStateFile(path, () => `value ${index}`)),
    )
    expect(new Set(made).size).toBe(1)
    expect(await ensureStateFile(path, () => 'later')).toBe(made[0])
  })

  it('say so when they cannot be written', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    await expect(writeStateFile(join(file, 'below'), 'x')).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' })
  })
})
