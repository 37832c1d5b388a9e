import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { decodeEntryBundle } from '@sluis/ttp-core/auditor'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTable } from '../../../../spec/read-table.ts'
import type { ForkBundle } from '../../src/auditor/index.ts'
import {
  AUDIT_FAULTS,
  CheckpointKeeper,
  exportAudit,
  LOG_ERRORS,
  verifyExport,
  verifyFork,
} from '../../src/auditor/index.ts'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { TestLog, VERIFIER_KEY } from '../tenant/log.ts'
import { registrar } from '../tenant/world.ts'
import { TestService } from './service.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-audit-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The tiles of hashes and of entries of a log of this size, from the text alone. */
function filesOf(size: number): string[] {
  const paths: string[] = []
  const add = (level: string, count: number): void => {
    for (let index = 0; index * 256 < count; index += 1) {
      const width = Math.min(256, count - index * 256)
      paths.push(`log/tile/${level}/${String(index).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`)
    }
  }
  add('entries', size)
  for (let level = 0; Math.floor(size / 256 ** level) > 0; level += 1)
    add(String(level), Math.floor(size / 256 ** level))
  return paths
}

test('the faults of the text are those of the audit, and the errors those of following the log [AUDI-28]', () => {
  expect(readTable('14-audit-log.md', '12.2 VerifyAudit').map(({ fault }) => fault)).toEqual(Object.keys(AUDIT_FAULTS))
  expect(Object.keys(LOG_ERRORS).sort()).toEqual([
    'DIRECTORY_WITHHELD',
    'LOG_CHECKPOINT_INVALID',
    'LOG_EMPTY',
    'LOG_FORKED',
    'LOG_UNPROVEN',
  ])
})

test('an export has the files of the text and no other, also when the log has outgrown a tile of tiles [AUDI-30]', async () => {
  const service = await TestService.start({ versions: 2, entries: 65_600 })
  const out = join(folder, 'export')
  expect(await exportAudit(service.client(join(folder, 'state')), out)).toMatchObject({ verified: true })
  const names = await readdir(out, { recursive: true, withFileTypes: true })
  const files = names.filter((one) => one.isFile()).map((one) => relative(out, join(one.parentPath, one.name)))
  const { size } = service.log
  expect(size).toBeGreaterThan(65_536)
  const expected = ['log/checkpoint', ...filesOf(size), 'directory/1.json', 'directory/2.json']
  expect(files.sort()).toEqual(expected.sort())
  expect(await readFile(join(out, 'log/checkpoint'), 'utf8')).toBe(service.log.note())
  expect(decodeEntryBundle(await readFile(join(out, 'log/tile/entries/000')))).toHaveLength(256)
  const version: unknown = JSON.parse(await readFile(join(out, 'directory/1.json'), 'utf8'))
  expect(version).toMatchObject({ version: 1, document: service.documents[0] })
  expect(await verifyExport(out, registrar.publicJwk)).toMatchObject({ verified: true, log: { size } })
})

test('a log that forks is kept in both its faces, whichever of them came first [AUDI-26, AUDI-25]', async () => {
  for (const sizes of [
    [3, 5],
    [5, 3],
    [4, 4],
  ]) {
    const state = join(folder, sizes.join('-'))
    const [one, other] = sizes.map((size, face) => {
      const log = new TestLog()
      for (let entry = 0; entry < size; entry += 1) log.add('token.issued', { entry, face }, 'museum-client')
      return log
    })
    if (one === undefined || other === undefined) throw new Error('two faces')
    const keeper = new CheckpointKeeper(
      folderStorage(state),
      (sizes[0] ?? 0) > (sizes[1] ?? 0) ? one.reader() : other.reader(),
    )
    const seenOf = (log: TestLog) => {
      const note = log.note()
      const [, size = '', root = ''] = note.split('\n')
      const checkpoint = { origin: note.split('\n')[0] ?? '', size: Number(size), root: Buffer.from(root, 'base64') }
      return { checkpoint, note }
    }
    await keeper.hold(seenOf(one))
    const thrown: unknown = await keeper.hold(seenOf(other)).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ code: 'LOG_FORKED' })
    const [file = ''] = await readdir(join(state, 'forks'))
    const kept: unknown = JSON.parse(await readFile(join(state, 'forks', file), 'utf8'))
    expect(kept).toMatchObject({ schema: 'sluis-fork/1', seen: one.note(), shown: other.note() })
    expect(verifyFork(kept as ForkBundle, VERIFIER_KEY)).toBe('contradiction')
    // The larger face was not forgotten for the smaller, nor the first for the second.
    expect((await keeper.largest(seenOf(one).checkpoint.origin))?.note).toBe(one.note())
  }
})
