import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyCheckpoint } from '@sluis/ttp-core/auditor'
import { directoryDigest } from '@sluis/ttp-core/common'
import { signDirectory } from '@sluis/ttp-core/registrar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AuditReport, exportAudit, verifyExport, verifyService } from '../../src/auditor/index.ts'
import { ORIGIN, TestLog, VERIFIER_KEY } from '../tenant/log.ts'
import { DIRECTORY, directoryChain, museum, registrar } from '../tenant/world.ts'
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

describe('a service that is honest', () => {
  test('is verified whole, receipts too [AUDI-28]', async () => {
    const receipts = await keepReceipts(service.receipt(), service.receipt())
    const report = await verify({ receipts })
    expect(faultsOf(report)).toEqual([])
    expect(report.directory).toEqual({ versions: 3, proven: 3 })
    expect(report.receipts).toBe(2)
    expect(report.log).toMatchObject({
      size: 605,
      actions: { 'directory.published': 3, 'token.issued': 600, 'delivery.closed': 2 },
    })
    expect(report.checkpoint?.note).toBe(service.log.note())
  })
  test('is verified from its export alone [AUDI-30]', async () => {
    const receipts = await keepReceipts(service.receipt())
    const out = join(folder, 'export')
    expect(faultsOf(await exportAudit(client(), out))).toEqual([])
    service.down = true
    const report = await verifyExport(out, registrar.publicJwk, { receipts })
    expect(faultsOf(report)).toEqual([])
    expect(report).toMatchObject({ directory: { versions: 3, proven: 3 }, receipts: 1, log: { size: 604 } })
  })
  test('may have a newest version of the directory that no checkpoint covers yet', async () => {
    const before = new TestLog(service.log.entries)
    const [, , , fourth = ''] = await directoryChain(4)
    service.publish(fourth)
    service.log = before
    const report = await verify()
    expect(faultsOf(report)).toEqual([])
    expect(report.directory).toEqual({ versions: 4, proven: 3 })
  })
  test('may publish a version while the audit runs', async () => {
    const chain = await directoryChain(4)
    const answer = service.answer.bind(service)
    service.answer = (path) => {
      // Between the last version that is there and the log.
      if (path === '/v1/log/checkpoint' && service.documents.length === 3) service.publish(chain[3] ?? '')
      return answer(path)
    }
    const report = await verify()
    expect(faultsOf(report)).toEqual([])
    expect(report.directory).toEqual({ versions: 4, proven: 4 })
  })
  test('that cannot be reached is an error, not a fault', async () => {
    const api = client()
    await api.directory()
    service.down = true
    await expect(verifyService(api)).rejects.toMatchObject({ status: 503, retryable: true })
  })
})

describe('the log', () => {
  test('rewritten since a receipt was given [AUDI-28, AUDI-29]', async () => {
    const receipts = await keepReceipts(service.receipt())
    service.rewrite(100)
    expect(faultsOf(await verify({ receipts }))).toEqual([{ fault: 'FORKED', index: 604 }])
  })
  test('rewritten since it was last seen, and grown [AUDI-28]', async () => {
    const note = service.log.note()
    service.rewrite(100)
    service.log.add('token.issued', {}, 'museum-client')
    const seenCheckpoint = async () => ({ checkpoint: verifyCheckpoint(note, VERIFIER_KEY), note })
    expect(faultsOf(await verify({ seenCheckpoint }))).toEqual([{ fault: 'FORKED', index: 603 }])
  })
  test('truncated since a receipt was given [AUDI-28, AUDI-29]', async () => {
    const receipts = await keepReceipts(service.receipt())
    service.log = new TestLog(service.log.entries.slice(0, 603))
    expect(faultsOf(await verify({ receipts }))).toEqual([{ fault: 'SHRUNK', index: 604 }])
  })
  test('with two faces: a receipt under one of them', async () => {
    const honest = service.log
    service.log = new TestLog([...honest.entries.slice(0, 602)])
    const receipts = await keepReceipts(service.receipt())
    service.log = honest
    expect(faultsOf(await verify({ receipts }))).toEqual([{ fault: 'FORKED', index: 603 }])
  })
  test('with two faces: seen at one size under both of them [AUDI-28]', async () => {
    const honest = service.log
    service.log = new TestLog([...honest.entries.slice(0, 602)])
    const receipts = await keepReceipts(service.receipt())
    service.log = honest
    const note = honest.note(603)
    const seenCheckpoint = async () => ({ checkpoint: verifyCheckpoint(note, VERIFIER_KEY), note })
    expect(faultsOf(await verify({ receipts, seenCheckpoint }))).toContainEqual({ fault: 'FORKED', index: 603 })
  })
  test('with an entry repeated [AUDI-28]', async () => {
    service.log.addText(service.log.entries[7] ?? '')
    expect(faultsOf(await verify())).toEqual([{ fault: 'ENTRY_REPEATED', index: 603 }])
  })
  test('with something that is no entry', async () => {
    service.log.addText('{"schema":"sluis-audit/1","email":"x"}')
    expect(faultsOf(await verify())).toEqual([{ fault: 'ENTRY_MALFORMED', index: 603 }])
  })
  test('that hands over another entry than it signed [AUDI-28]', async () => {
    const other = new TestLog(service.log.entries)
    service.rewrite(300)
    const exchanged = service.log.tile('tile/entries/001')
    service.log = other
    service.tiles.set('tile/entries/001', exchanged ?? null)
    // The evidence of the directory is under the true head: that is another tree too.
    expect(faultsOf(await verify())).toEqual([{ fault: 'FORKED', index: 603 }, { fault: 'ROOT_MISMATCH' }])
  })
  test('that withholds or cuts its entries', async () => {
    service.tiles.set('tile/entries/002.p/91', null)
    expect(faultsOf(await verify())).toEqual([{ fault: 'ENTRIES_MISSING', index: 512 }])
    service.tiles.set('tile/entries/002.p/91', service.log.tile('tile/entries/002.p/90') ?? null)
    expect(faultsOf(await verify())).toEqual([{ fault: 'ENTRIES_MISSING', index: 602 }])
  })
  test('whose checkpoint is not its own, or missing', async () => {
    const answer = service.answer.bind(service)
    service.answer = (path) =>
      path === '/v1/log/checkpoint' ? new Response(service.log.note().replace('\n603\n', '\n602\n')) : answer(path)
    expect(faultsOf(await verify())).toEqual([{ fault: 'CHECKPOINT_INVALID' }])
    service.answer = (path) =>
      path === '/v1/log/checkpoint' ? new Response('{"code":"NOT_FOUND"}', { status: 404 }) : answer(path)
    expect(faultsOf(await verify())).toEqual([{ fault: 'CHECKPOINT_MISSING' }])
  })
  test('whose tiles are not those of its entries [AUDI-28]', async () => {
    service.tiles.set('tile/0/001', new Uint8Array(256 * 32))
    service.tiles.set('tile/1/000.p/2', null)
    expect(faultsOf(await verify())).toEqual([])
    expect(faultsOf(await exportAudit(client(), join(folder, 'export')))).toEqual([
      { fault: 'TILE_MISMATCH', index: 256 },
      { fault: 'TILE_MISMATCH', index: 0 },
    ])
  })
})

describe('the directory', () => {
  test('with a version that another key signed [PART-1, DIRE-16]', async () => {
    const [, second = ''] = service.documents
    const forged = await signDirectory(
      { ...DIRECTORY, version: 2, previousDigest: directoryDigest(second) },
      museum.privateJwk,
    )
    service.documents[1] = forged
    expect(faultsOf(await verify())).toEqual([{ fault: 'DIRECTORY_INVALID', version: 2 }])
  })
  test('with a version withheld [DIRE-16]', async () => {
    const answer = service.answer.bind(service)
    service.answer = (path) =>
      path === '/v1/directory/2' ? new Response('{"code":"NOT_FOUND"}', { status: 404 }) : answer(path)
    expect(faultsOf(await verify())).toEqual([{ fault: 'DIRECTORY_MISSING', version: 2 }])
  })
  test('with a version in the place of another [DIRE-16]', async () => {
    service.documents[1] = service.documents[0] ?? ''
    expect(faultsOf(await verify())).toEqual([{ fault: 'DIRECTORY_INVALID', version: 2 }])
  })
  test('with a second version 2, signed by the registrar, that was never logged [DIRE-16]', async () => {
    const [first = ''] = service.documents
    const changes = { version: 2, previousDigest: directoryDigest(first), issuedAt: '2026-02-02T00:00:00.000Z' }
    service.documents[1] = await signDirectory({ ...DIRECTORY, ...changes }, registrar.privateJwk)
    expect(faultsOf(await verify())).toEqual([
      { fault: 'DIRECTORY_EVIDENCE_INVALID', version: 2 },
      { fault: 'DIRECTORY_CHAIN_BROKEN', version: 3 },
    ])
  })
  test('with a version that gives a domain another prefix [DIRE-21]', async () => {
    const [first = ''] = service.documents
    const domains = DIRECTORY.domains.map((domain, place) => (place === 0 ? { ...domain, prefix: 'changed' } : domain))
    const changes = { version: 2, previousDigest: directoryDigest(first), domains }
    service.documents[1] = await signDirectory({ ...DIRECTORY, ...changes }, registrar.privateJwk)
    expect(faultsOf(await verify())).toContainEqual({ fault: 'DIRECTORY_CHAIN_BROKEN', version: 2 })
  })
  test('with a version that the log records and nobody is shown [AUDI-28, DIRE-16]', async () => {
    service.documents.pop()
    expect(faultsOf(await verify())).toEqual([{ fault: 'DIRECTORY_HIDDEN', version: 3 }])
  })
  test('with a version that is now there and now not, the audit ends all the same [AUDI-28]', async () => {
    const answer = service.answer.bind(service)
    let asked = 0
    service.answer = (path) => {
      if (path === '/v1/directory') return answer('/v1/directory/2')
      if (path !== '/v1/directory/3') return answer(path)
      asked += 1
      return asked % 2 === 0 ? answer(path) : new Response('{"code":"NOT_FOUND"}', { status: 404 })
    }
    expect(faultsOf(await verify())).toEqual([{ fault: 'DIRECTORY_HIDDEN', version: 3 }])
    expect(asked).toBe(7)
  })
  test('other than the one that this client saw', async () => {
    const api = client()
    const seen = await api.directory()
    const changes = { version: 3, previousDigest: directoryDigest(service.documents[1] ?? '') }
    const other = { ...DIRECTORY, ...changes, issuedAt: '2026-02-02T00:00:00.000Z' }
    service.documents[2] = await signDirectory(other, registrar.privateJwk)
    await expect(verifyService(api)).rejects.toMatchObject({ code: 'DIRECTORY_OLDER' })
    expect(seen.directory.version).toBe(3)
  })
})

describe('receipts', () => {
  test('that are none, that were touched, or are of another log', async () => {
    const receipt = service.receipt()
    const details = { ...receipt.details, rowCount: 3 }
    const receipts = await keepReceipts(receipt, { ...receipt, details }, { some: 'thing' })
    await writeFile(join(receipts, '3.json'), '{"schema":')
    await writeFile(join(receipts, 'note.txt'), 'not looked at')
    expect(faultsOf(await verify({ receipts }))).toEqual([
      { fault: 'RECEIPT_INVALID', file: '1.json' },
      { fault: 'RECEIPT_MALFORMED', file: '2.json' },
      { fault: 'RECEIPT_MALFORMED', file: '3.json' },
    ])
  })
  test('in a folder that is not there', async () => {
    await expect(verify({ receipts: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' })
  })
})

describe('an export', () => {
  let out: string
  beforeEach(async () => {
    out = join(folder, 'export')
    await exportAudit(client(), out)
  })
  const reread = () => verifyExport(out, registrar.publicJwk)

  test('is refused under the key of anybody else [PART-1]', async () => {
    expect(faultsOf(await verifyExport(out, museum.publicJwk))).toEqual([{ fault: 'DIRECTORY_INVALID', version: 1 }])
  })
  test('of which a byte of an entry, a tile or the checkpoint changed [AUDI-28, AUDI-29]', async () => {
    const change = async (name: string, at: number): Promise<AuditReport> => {
      const bytes = await readFile(join(out, name))
      const touched = Uint8Array.from(bytes)
      touched[at] = (touched[at] ?? 0) ^ 1
      await writeFile(join(out, name), touched)
      const report = await reread()
      await writeFile(join(out, name), bytes)
      return report
    }
    // In a commitment: the entry stays well-formed.
    const text = await readFile(join(out, 'log/tile/entries/000'), 'latin1')
    const at = text.indexOf('"commitment":"') + '"commitment":"'.length
    const digit = text[at] ?? ''
    const same = /[0-9a-e]/.test(String.fromCharCode(digit.charCodeAt(0) ^ 1)) ? 'ROOT_MISMATCH' : 'ENTRY_MALFORMED'
    const faults = faultsOf(await change('log/tile/entries/000', at)).map(({ fault }) => fault)
    expect(faults).toContain('ROOT_MISMATCH')
    expect(faults).toContain('TILE_MISMATCH')
    expect(faults).toContain(same)
    expect(faultsOf(await change('log/tile/0/001', 40))).toEqual([{ fault: 'TILE_MISMATCH', index: 256 }])
    expect(faultsOf(await change('log/checkpoint', ORIGIN.length + 1))).toEqual([{ fault: 'CHECKPOINT_INVALID' }])
    expect(faultsOf(await change('directory/2.json', 60)).map(({ fault }) => fault)).toEqual(['DIRECTORY_INVALID'])
    expect(faultsOf(await reread())).toEqual([])
  })
  test('of which a file is missing [AUDI-28, AUDI-30]', async () => {
    await rm(join(out, 'directory/3.json'))
    expect(faultsOf(await reread())).toEqual([{ fault: 'DIRECTORY_HIDDEN', version: 3 }])
    await rm(join(out, 'directory/1.json'))
    expect(faultsOf(await reread())).toEqual([{ fault: 'DIRECTORY_MISSING', version: 1 }])
  })
  test('without its log or its entries', async () => {
    await rm(join(out, 'log/tile/entries'), { recursive: true })
    expect(faultsOf(await reread())[0]).toEqual({ fault: 'ENTRIES_MISSING', index: 0 })
    await rm(join(out, 'log/checkpoint'))
    expect(faultsOf(await reread())).toEqual([{ fault: 'CHECKPOINT_MISSING' }])
  })
})
