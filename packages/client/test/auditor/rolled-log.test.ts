import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Directory, directoryDigest } from '@sluis/ttp-core/common'
import { signDirectory } from '@sluis/ttp-core/registrar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyService } from '../../src/auditor/index.ts'
import { FakeLog } from '../../src/testing/fake-log.ts'
import { ORIGIN } from '../tenant/log.ts'
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
  /** The chain of the service, with version 1 naming another log than the rest. */
  const foundedOn = async (log: Directory['log']) => {
    const first = await signDirectory({ ...DIRECTORY, log }, registrar.privateJwk)
    const previousDigest = directoryDigest(first)
    const second = await signDirectory({ ...DIRECTORY, version: 2, previousDigest }, registrar.privateJwk)
    service = await TestService.start({ versions: 0 })
    for (const document of [first, second]) service.publish(document)
  }
  /** A receipt of a log of the forger's own. */
  const forgedBy = (log: FakeLog, from: TestService) => {
    const { details } = from.receipt()
    return { schema: 'sluis-receipt/1', ...log.prove(log.add('delivery.closed', details, 'museum-client')) }
  }

  test('evidence under the key of today shows what was published under an older one [AUDI-28, DIRE-16]', async () => {
    const old = new FakeLog(OTHER)
    await foundedOn(old.named)
    expect(faultsOf(await verify())).toEqual([])
    expect((await verify()).directory).toEqual({ versions: 2, proven: 2 })
  })

  test('a receipt under the old key is good where the log extends it, and forged by that key it is found [AUDI-28]', async () => {
    await foundedOn(new FakeLog(OTHER).named)
    const entries = [...service.log.entries]
    const receipt = service.receipt()
    const same = new FakeLog(OTHER, entries)
    same.addText(service.log.entries.at(-1) ?? '')
    const underOld = {
      ...receipt,
      proof: same.prove({ index: 2, text: receipt.entry, salt: new Uint8Array(32), details: {} }).proof,
    }
    const good = await verify({ receipts: await keepReceipts(underOld) })
    expect([faultsOf(good), good.receipts]).toEqual([[], 1])
    const forged = forgedBy(new FakeLog(OTHER, entries), service)
    expect(faultsOf(await verify({ receipts: await keepReceipts(forged) }))).toEqual([{ fault: 'FORKED', index: 3 }])
  })

  test('under a name that the log no longer has, an old key proves nothing [AUDI-28]', async () => {
    const gone = { name: 'sluis.test/old', privateKey: OTHER.privateKey }
    await foundedOn(new FakeLog(gone).named)
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
