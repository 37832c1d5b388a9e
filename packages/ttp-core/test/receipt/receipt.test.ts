import { describe, expect, it } from 'vitest'
import { type AuditAction, commit, formatEntry } from '../../src/audit/index.ts'
import { toBase64url, utf8 } from '../../src/encoding/index.ts'
import {
  formatTlogProof,
  inclusionProof,
  leafHash,
  makeVerifierKey,
  nodeHash,
  rootOf,
  signCheckpoint,
} from '../../src/log/index.ts'
import { type ReceiptDetails, type ReleaseDetails, verifyReceipt, verifyRelease } from '../../src/receipt/index.ts'

const name = 'ttp.example/log'
const signer = { name, privateKey: new Uint8Array(32).fill(7) }
const log = { origin: name, verifierKey: makeVerifierKey(signer) }
const DELIVERY = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const digest = (character: string) => `${character.repeat(42)}A`
const salt = new Uint8Array(32).fill(5)

const receiptDetails: ReceiptDetails = {
  deliveryId: DELIVERY,
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  chunkCount: 2,
  rowCount: 2517,
  manifestDigest: digest('a'),
  closedAt: '2026-03-01T12:00:00.000Z',
}
const chunkDetails: ReleaseDetails = {
  tenant: 'audience',
  domain: 'reach',
  kind: 'chunk',
  delivery: DELIVERY,
  chunk: 1,
  digests: { activityPart: digest('a'), pseudonymPart: digest('b'), attributePart: digest('c') },
}
const changeDetails: ReleaseDetails = {
  tenant: 'audience',
  domain: 'reach',
  kind: 'change',
  change: DELIVERY,
  digests: { changePart: digest('a') },
}

/** Logs the details among other entries and gives the evidence of it. */
function evidenceOf<T extends object>(details: T, action: AuditAction, index = 4, size = 11, withSigner = signer) {
  const entry = formatEntry({
    schema: 'sluis-audit/1',
    id: DELIVERY,
    at: '2026-03-01T12:00:00.000Z',
    action,
    actor: 'museum-a',
    commitment: commit(salt, details),
  })
  const leaves = Array.from({ length: size }, (_, at) => leafHash(at === index ? utf8(entry) : Uint8Array.of(at)))
  const readNode = ({ level, index: at }: { level: number; index: number }): Uint8Array => {
    const leaf = leaves[at]
    if (level === 0 && leaf !== undefined) return leaf
    return nodeHash(readNode({ level: level - 1, index: at * 2 }), readNode({ level: level - 1, index: at * 2 + 1 }))
  }
  const checkpoint = signCheckpoint({ origin: withSigner.name, size, root: rootOf(leaves) }, withSigner)
  const proof = formatTlogProof({ index, hashes: inclusionProof(size, index, readNode), checkpoint })
  return { details, salt: toBase64url(salt), entry, proof }
}
const receiptOf = (...rest: [number?, number?, typeof signer?]) => ({
  schema: 'sluis-receipt/1',
  ...evidenceOf(receiptDetails, 'delivery.closed', ...rest),
})
const INVALID = expect.objectContaining({ code: 'RECEIPT_INVALID' })

describe('a receipt', () => {
  it('holds wherever its entry stands in the log', () => {
    for (const size of [1, 2, 3, 7, 8, 9, 100]) {
      for (const index of new Set([0, size >> 1, size - 1])) {
        const verified = verifyReceipt(receiptOf(index, size), log)
        expect(verified.details).toEqual(receiptDetails)
        expect(verified.index).toBe(index)
        expect(verified.checkpoint).toMatchObject({ origin: name, size })
        expect(verified.entry.actor).toBe('museum-a')
      }
    }
  })

  it('holds after a trip through JSON', () => {
    expect(verifyReceipt(JSON.parse(JSON.stringify(receiptOf())), log).index).toBe(4)
  })

  it('is refused when any of its details was changed [DELI-26]', () => {
    const changed: Record<keyof ReceiptDetails, unknown> = {
      deliveryId: '7f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b',
      institution: 'museum-b',
      tenant: 'other',
      domain: 'panel',
      chunkCount: 3,
      rowCount: 2516,
      manifestDigest: digest('b'),
      closedAt: '2026-03-01T12:00:00.001Z',
    }
    for (const [member, value] of Object.entries(changed)) {
      const receipt = receiptOf()
      expect(() => verifyReceipt({ ...receipt, details: { ...receiptDetails, [member]: value } }, log)).toThrow(INVALID)
      const { [member as 'domain']: _gone, ...rest } = receiptDetails
      expect(() => verifyReceipt({ ...receipt, details: rest }, log)).toThrow(INVALID)
    }
    expect(() => verifyReceipt({ ...receiptOf(), details: { ...receiptDetails, note: 1 } }, log)).toThrow(INVALID)
  })

  it('is refused when schema, salt, entry or proof was changed, at any character', () => {
    const receipt = receiptOf()
    for (const member of ['schema', 'salt', 'entry', 'proof'] as const) {
      const text = receipt[member]
      for (let index = 0; index < text.length; index += 1) {
        const character = text[index] === 'A' ? 'B' : 'A'
        const flipped = text.slice(0, index) + character + text.slice(index + 1)
        expect(() => verifyReceipt({ ...receipt, [member]: flipped }, log), `${member}[${index}]`).toThrow(INVALID)
      }
      for (const value of ['', `${text} `, ` ${text}`, null, undefined, 1]) {
        expect(() => verifyReceipt({ ...receipt, [member]: value }, log)).toThrow(INVALID)
      }
    }
  })

  it('is refused with the proof or entry of another receipt', () => {
    const one = receiptOf()
    const other = evidenceOf({ ...receiptDetails, rowCount: 1 }, 'delivery.closed')
    expect(() => verifyReceipt({ ...one, entry: other.entry }, log)).toThrow(INVALID)
    expect(() => verifyReceipt({ ...one, proof: other.proof }, log)).toThrow(INVALID)
    expect(() => verifyReceipt({ ...one, entry: other.entry, proof: other.proof }, log)).toThrow(INVALID)
  })

  it('is refused under another log or another key', () => {
    const forger = { name, privateKey: new Uint8Array(32).fill(8) }
    expect(() => verifyReceipt(receiptOf(4, 11, forger), log)).toThrow(INVALID)
    expect(() => verifyReceipt(receiptOf(), { ...log, origin: 'other.example/log' })).toThrow(INVALID)
    expect(() => verifyReceipt(receiptOf(), { ...log, verifierKey: makeVerifierKey(forger) })).toThrow(INVALID)
  })

  it('is not given by the entry of another action, nor with data that nothing authenticates [AUDI-18, AUDI-19]', () => {
    const abandoned = { schema: 'sluis-receipt/1', ...evidenceOf(receiptDetails, 'delivery.abandoned') }
    expect(() => verifyReceipt(abandoned, log)).toThrow(INVALID)
    const receipt = receiptOf()
    expect(() =>
      verifyReceipt({ ...receipt, proof: receipt.proof.replace('\nindex', '\nextra AAAA\nindex') }, log),
    ).toThrow(INVALID)
    expect(() => verifyReceipt({ ...receipt, note: 'x' }, log)).toThrow(INVALID)
  })
})

describe('the evidence of a release', () => {
  it.each([
    ['chunk', chunkDetails],
    ['change', changeDetails],
  ])('holds for a %s', (_kind, details) => {
    expect(verifyRelease(evidenceOf(details, 'release.assembled'), log).details).toEqual(details)
  })

  it('holds for a chunk without attributes', () => {
    const details = { ...chunkDetails, digests: { activityPart: digest('a'), pseudonymPart: digest('b') } }
    expect(verifyRelease(evidenceOf(details, 'release.assembled'), log).details).toEqual(details)
  })

  it.each<[string, object]>([
    ['chunk without its activities', { ...chunkDetails, digests: { pseudonymPart: digest('b') } }],
    ['chunk with a change in it', { ...chunkDetails, digests: { ...chunkDetails.digests, changePart: digest('d') } }],
    ['change with a delivery', { ...changeDetails, delivery: DELIVERY }],
    ['chunk without a number', { ...chunkDetails, chunk: undefined }],
    ['release of another kind', { ...chunkDetails, kind: 'key' }],
    ['digest that is none', { ...chunkDetails, digests: { ...chunkDetails.digests, activityPart: 'abc' } }],
  ])('is refused for a %s, although it was logged', (_what, details) => {
    const logged = evidenceOf(JSON.parse(JSON.stringify(details)), 'release.assembled')
    expect(() => verifyRelease(logged, log)).toThrow(INVALID)
  })

  it('is refused when a digest, the chunk or the action differs [RELE-1, AUDI-19]', () => {
    const evidence = evidenceOf(chunkDetails, 'release.assembled')
    for (const change of [
      { chunk: 2 },
      { domain: 'panel' },
      { digests: { ...chunkDetails.digests, activityPart: digest('x') } },
    ]) {
      expect(() => verifyRelease({ ...evidence, details: { ...chunkDetails, ...change } }, log)).toThrow(INVALID)
    }
    expect(() => verifyRelease(evidenceOf(chunkDetails, 'release.acknowledged'), log)).toThrow(INVALID)
  })
})
