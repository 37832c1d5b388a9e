import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyCheckpoint } from '@sluis/ttp-core/auditor'
import { type Directory, directoryDigest } from '@sluis/ttp-core/common'
import { signDirectory } from '@sluis/ttp-core/registrar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forkBundle } from '../../src/auditor/fork.ts'
import { CheckpointKeeper, compareNote, type ForkBundle, verifyFork, verifyService } from '../../src/auditor/index.ts'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { FakeLog } from '../../src/testing/fake-log.ts'
import { ORIGIN, TestLog } from '../tenant/log.ts'
import { DIRECTORY, registrar } from '../tenant/world.ts'
import { faultsOf, saveReceipts, TestService } from './service.ts'

let folder: string
let service: TestService
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-audit-'))
  service = await TestService.start()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const client = () => service.client(join(folder, 'state'))
const verify = (extras?: Parameters<typeof verifyService>[1]) => verifyService(client(), extras)

const keepReceipts = (...receipts: readonly object[]) => saveReceipts(folder, receipts)

describe('a log whose key or name changed', () => {
  const OTHER = { name: ORIGIN, privateKey: new Uint8Array(32).fill(77) }
  /** The chain of the service: version 1 names another key than the rest, and that key vouched for the one of the rest. */
  const foundedOn = async (
    signer: typeof OTHER,
    change: (log: Directory['log']) => Directory['log'] = (log) => log,
  ) => {
    service = await TestService.start({ versions: 0 })
    const first = await signDirectory({ ...DIRECTORY, log: new FakeLog(signer).named }, registrar.privateJwk)
    service.publish(first)
    const log = change(signer.name === ORIGIN ? rolled(signer) : DIRECTORY.log)
    service.log.add('token.issued', {}, 'museum-client')
    const previousDigest = directoryDigest(first)
    service.publish(await signDirectory({ ...DIRECTORY, version: 2, previousDigest, log }, registrar.privateJwk))
  }
  /** The log as the directory names it once this signer vouched for the key of today, in an entry under its own head. */
  const rolled = (signer: typeof OTHER): Directory['log'] => {
    const old = new FakeLog(signer, service.log.entries)
    const details = { previous: old.named.verifierKey, next: DIRECTORY.log.verifierKey }
    const opening = old.add('log.endorsed', details, 'engine:key')
    service.log.addText(opening.text)
    return {
      ...DIRECTORY.log,
      earlier: [{ verifierKey: details.previous, endorsement: { ...old.prove(opening), details } }],
    }
  }
  /** A receipt of a log of the forger's own. */
  const forgedBy = (log: FakeLog, from: TestService) => {
    const { details } = from.receipt()
    return { schema: 'sluis-receipt/1', ...log.prove(log.add('delivery.closed', details, 'museum-client')) }
  }

  test('evidence under the key of today shows what was published under an older one [AUDI-28, DIRE-16]', async () => {
    await foundedOn(OTHER)
    expect(faultsOf(await verify())).toEqual([])
    expect((await verify()).directory).toEqual({ versions: 2, proven: 2 })
  })

  test('a receipt from before the rollover is good where the log extends it, and forged with the stolen key it is found [AUDI-28]', async () => {
    let before: object = {}
    await foundedOn(OTHER, (log) => {
      const receipt = service.receipt()
      const old = new FakeLog(OTHER, service.log.entries)
      const opening = { index: old.size - 1, text: receipt.entry, salt: new Uint8Array(32), details: {} }
      before = { ...receipt, proof: old.prove(opening).proof }
      return log
    })
    const good = await verify({ receipts: await keepReceipts(before) })
    expect([faultsOf(good), good.receipts]).toEqual([[], 1])
    const forged = forgedBy(new FakeLog(OTHER, service.log.entries.slice(0, 2)), service)
    expect(faultsOf(await verify({ receipts: await keepReceipts(forged) }))).toEqual([{ fault: 'FORKED', index: 3 }])
  })

  test('what the old key signs after the version that replaced it is found, also where it is true [AUDI-28, AUDI-38]', async () => {
    await foundedOn(OTHER)
    const receipt = service.receipt()
    const index = service.log.entries.length - 1
    const same = new FakeLog(OTHER, service.log.entries)
    const opening = { index, text: receipt.entry, salt: new Uint8Array(32), details: {} }
    const underOld = { ...receipt, proof: same.prove(opening).proof }
    const report = await verify({ receipts: await keepReceipts(underOld) })
    expect(faultsOf(report)).toEqual([{ fault: 'KEY_REPLACED', index: index + 1 }])
    const forged = forgedBy(new FakeLog(OTHER, service.log.entries.slice(0, index)), service)
    expect(faultsOf(await verify({ receipts: await keepReceipts(forged) }))).toEqual([
      { fault: 'KEY_REPLACED', index: index + 1 },
      { fault: 'FORKED', index: index + 1 },
    ])
  })

  test('a new key without the word of the key before it breaks the chain [AUDI-36, DIRE-24]', async () => {
    await foundedOn(OTHER, () => DIRECTORY.log)
    expect(faultsOf(await verify())).toContainEqual({ fault: 'DIRECTORY_CHAIN_BROKEN', version: 2 })
  })

  test('a log that begins anew under the endorsed key is a fork, also for who kept nothing [AUDI-28, AUDI-38]', async () => {
    await foundedOn(OTHER)
    const [first = '', second = '', ...rest] = service.log.entries
    service.log = new TestLog([second, first, ...rest])
    expect(faultsOf(await verify())).toContainEqual({ fault: 'FORKED', index: 2 })
  })

  test('under a name that the log no longer has, an old key proves nothing [AUDI-28]', async () => {
    const gone = { name: 'sluis.test/old', privateKey: OTHER.privateKey }
    await foundedOn(gone)
    const forger = new FakeLog(gone)
    const receipts = await keepReceipts(forgedBy(forger, service))
    const report = await verify({ receipts })
    expect(faultsOf(report)).toEqual([{ fault: 'RECEIPT_INVALID', file: '0.json' }])
    expect(report.receipts).toBe(0)
    const publication = { version: 1, digest: directoryDigest(service.documents[0] ?? '') }
    const evidence = forger.prove(forger.add('directory.published', publication, 'registrar'))
    const honest = service.answer.bind(service)
    service.answer = (path) =>
      path === '/v1/directory/1'
        ? Response.json({ version: 1, document: service.documents[0], evidence })
        : honest(path)
    expect(faultsOf(await verify())).toEqual([{ fault: 'DIRECTORY_EVIDENCE_INVALID', version: 1 }])
  })
})

describe('who follows a log whose key changed', () => {
  const OLD = { name: ORIGIN, privateKey: new Uint8Array(32).fill(77) }
  let old: FakeLog
  let log: TestLog
  let named: Directory['log']
  const pauses: number[] = []
  let shown: () => string
  const keeper = (state = 'state') =>
    new CheckpointKeeper(
      folderStorage(join(folder, state)),
      { checkpoint: async () => shown(), tile: async (path) => log.tile(path) },
      async () => void pauses.push(1),
    )
  const underOld = (size: number) => ({
    note: old.note(size),
    checkpoint: verifyCheckpoint(old.note(size), old.named.verifierKey),
    superseded: named,
  })
  beforeEach(() => {
    old = new FakeLog(OLD)
    for (let entry = 0; entry < 5; entry += 1) old.add('token.issued', { entry }, 'museum-client')
    const details = { previous: old.named.verifierKey, next: DIRECTORY.log.verifierKey }
    const opening = old.add('log.endorsed', details, 'engine:key')
    named = {
      ...DIRECTORY.log,
      earlier: [{ verifierKey: old.named.verifierKey, endorsement: { ...old.prove(opening), details } }],
    }
    log = new TestLog(old.entries)
    for (let entry = 0; entry < 4; entry += 1) log.add('token.issued', { entry }, 'museum-client')
    shown = () => log.note()
    pauses.length = 0
  })

  test('what was kept under the old key is held against the new one, and goes on [AUDI-25, AUDI-38]', async () => {
    await keeper().hold({ note: old.note(3), checkpoint: verifyCheckpoint(old.note(3), old.named.verifierKey) })
    expect((await keeper().holdNewest(named))?.checkpoint.size).toBe(10)
    await keeper().hold(underOld(5))
    expect((await keeper().largest(ORIGIN))?.checkpoint.size).toBe(10)
  })

  test('a head of a moment ago is asked for again; one that stays under the old key is refused [AUDI-38]', async () => {
    let looks = 0
    shown = () => {
      looks += 1
      return looks < 3 ? old.note() : log.note()
    }
    expect((await keeper().holdNewest(named))?.checkpoint.size).toBe(10)
    expect(pauses).toHaveLength(2)
    shown = () => old.note()
    await expect(keeper('other').holdNewest(named)).rejects.toMatchObject({ code: 'LOG_CHECKPOINT_INVALID' })
  })

  test('the stolen key says nothing new: neither more than the log has nor anything beside it [AUDI-38]', async () => {
    const beside = new FakeLog(OLD, [...old.entries.slice(1), old.entries[0] ?? ''])
    await expect(
      keeper().hold({
        note: beside.note(),
        checkpoint: verifyCheckpoint(beside.note(), old.named.verifierKey),
        superseded: named,
      }),
    ).rejects.toMatchObject({ code: 'LOG_FORKED' })
    const [kept = ''] = await readdir(join(folder, 'state', 'forks'))
    const fork = forkBundle.parse(JSON.parse(await readFile(join(folder, 'state', 'forks', kept), 'utf8')))
    expect(verifyFork(fork as ForkBundle, DIRECTORY.log.verifierKey, old.named.verifierKey)).toBe('contradiction')
    expect(() => verifyFork(fork as ForkBundle, DIRECTORY.log.verifierKey)).toThrow('LOG_SIGNATURE_INVALID')
    const more = new FakeLog(OLD, log.entries)
    more.add('token.issued', {}, 'museum-client')
    const { named: oldNamed } = old
    await expect(
      keeper('other').hold({
        note: more.note(),
        checkpoint: verifyCheckpoint(more.note(), oldNamed.verifierKey),
        superseded: named,
      }),
    ).rejects.toMatchObject({ code: 'LOG_CHECKPOINT_INVALID' })
  })

  test('a fork at the rollover is found by who kept nothing: the directory holds a head of the old key [AUDI-38]', async () => {
    log = new TestLog([...old.entries.slice(1), old.entries[0] ?? '', old.entries[2] ?? ''])
    await expect(keeper().holdNewest(named)).rejects.toMatchObject({ code: 'LOG_FORKED' })
    log = new TestLog(old.entries.slice(0, 2))
    await expect(keeper('short').holdNewest(named)).rejects.toMatchObject({ code: 'LOG_CHECKPOINT_INVALID' })
  })

  test('what another party kept before the rollover can be compared after it [AUDI-35]', async () => {
    await expect(compareNote(keeper(), { ...DIRECTORY, log: named }, old.note(4))).resolves.toMatchObject({ size: 4 })
    const beside = new FakeLog(OLD, old.entries.slice(1))
    await expect(compareNote(keeper(), { ...DIRECTORY, log: named }, beside.note())).rejects.toMatchObject({
      code: 'LOG_FORKED',
    })
  })
})
