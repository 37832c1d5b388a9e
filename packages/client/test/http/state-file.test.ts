import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { ensureStateFile, readStateFile, writeStateFile } from '../../src/state/node/state-file.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

/** Larger than any process number that a kernel gives. */
const NO_PROCESS = 2_147_483_646

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

  it('half written by a killed process are seen by nobody and swept away, and one that is being written is not', async () => {
    const folder = temporaryFolder()
    const storage = folderStorage(folder)
    await storage.write('receipts/a.json', '{}')
    for (const name of [`.new-${NO_PROCESS}-b`, `.new-${process.pid}-c`, '.gone-d'])
      writeFileSync(join(folder, 'receipts', name), '{"half')
    expect(await storage.list('receipts')).toEqual(['a.json'])
    await storage.sweep('receipts')
    expect(readdirSync(join(folder, 'receipts')).sort()).toEqual([`.new-${process.pid}-c`, 'a.json'])
  })

  it('killed while they are written leave one hidden file, which says whose it is', async () => {
    const folder = temporaryFolder()
    const { signal, pid } = runWith(
      "fs.rename = () => process.kill(process.pid, 'SIGKILL')",
      `await (await import(${sourceOf('state-file')})).writeStateFile(${JSON.stringify(join(folder, 'a.json'))}, '{}')`,
    )
    expect(signal).toBe('SIGKILL')
    expect(readdirSync(folder)).toEqual([expect.stringMatching(new RegExp(`^\\.new-${pid}-`))])
    await folderStorage(folder).sweep('')
    expect(readdirSync(folder)).toEqual([])
  })

  it('say so when they cannot be written', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    await expect(writeStateFile(join(file, 'below'), 'x')).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' })
  })
})

describe('a lock', () => {
  it('of a process that is gone is taken over, and not when somebody was faster', () => {
    const state = temporaryFolder()
    const file = join(state, 'locks', 'tag.pid')
    mkdirSync(join(state, 'locks'))
    const take = `await (await import(${sourceOf('lock')})).lockContent(${JSON.stringify(state)}, 'tag')`
    writeFileSync(file, String(NO_PROCESS))
    expect(runWith('', take).status).toBe(0)
    writeFileSync(file, String(NO_PROCESS))
    // Between the look and the taking away another process, this one, takes it.
    const faster = `const { rename } = fs
      fs.rename = async (...paths) => {
        await fs.writeFile(${JSON.stringify(file)}, '${process.pid}')
        return rename(...paths)
      }`
    const { status, stderr } = runWith(faster, take)
    expect([status, stderr]).toEqual([1, expect.stringContaining('DELIVERY_RUNNING')])
    expect(readFileSync(file, 'utf8')).toBe(String(process.pid))
    expect(readdirSync(join(state, 'locks'))).toEqual(['tag.pid'])
  })
})

const sourceOf = (name: string): string =>
  JSON.stringify(fileURLToPath(new URL(`../../src/state/node/${name}.ts`, import.meta.url)))

/** Runs an act in a process of its own, in which the file system does otherwise. */
function runWith(otherwise: string, act: string) {
  const script = `import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    ${otherwise}
    syncBuiltinESMExports()
    ${act}`
  return spawnSync(process.execPath, ['--conditions=sluis-source', '--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
}
