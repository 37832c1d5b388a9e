import { describe, expect, it } from 'vitest'
import {
  formatTlogProof,
  inclusionProof,
  leafHash,
  makeVerifierKey,
  parseTlogProof,
  rootOfEdge,
  signCheckpoint,
  verifyCheckpoint,
  verifyInclusion,
} from '../../src/log/index.ts'
import { entry, MapLog } from './fixture.ts'

const signer = { name: 'log.example/sluis', privateKey: new Uint8Array(32).fill(7) }
const log = MapLog.of(1000)
const checkpoint = signCheckpoint({ origin: signer.name, size: 1000, root: rootOfEdge(log.edge) }, signer)
const hashes = inclusionProof(1000, 613, log.reader())
const text = formatTlogProof({ index: 613, hashes, checkpoint })

describe('tlog-proof', () => {
  it('has the form of C2SP', () => {
    const lines = text.split('\n')
    expect(lines[0]).toBe('c2sp.org/tlog-proof@v1')
    expect(lines[1]).toBe('index 613')
    expect(lines.slice(2, 12).every((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))).toBe(true)
    expect(lines[12]).toBe('')
    expect(text.endsWith(`\n\n${checkpoint}`)).toBe(true)
  })

  it('carries all that is needed to verify offline', () => {
    const proof = parseTlogProof(text)
    const { size, root } = verifyCheckpoint(proof.checkpoint, makeVerifierKey(signer))
    verifyInclusion({ index: proof.index, size, leaf: leafHash(entry(613)), proof: proof.hashes, root })
    expect(formatTlogProof(proof)).toBe(text)
  })

  it('keeps extra data and the proof of a tree of one', () => {
    for (const extra of [Uint8Array.of(1, 2, 3), Uint8Array.of(0)]) {
      const proof = { index: 0, hashes: [], checkpoint, extra }
      expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof)
    }
  })

  it.each([
    ['another version', text.replace('@v1', '@v2')],
    ['no index', text.replace('index 613\n', '')],
    ['leading zero', text.replace('index 613', 'index 0613')],
    ['sign', text.replace('index 613', 'index -613')],
    ['index beyond 2^53', text.replace('index 613', 'index 9007199254740993')],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['a short hash', text.replace('index 613\n', 'index 613\nAAAA\n')],
    ['a hash that is not base64', text.replace('index 613\n', 'index 613\n!\n')],
    ['extra after the index', text.replace('index 613\n', 'index 613\nextra AAAA\n')],
    ['too many hashes', text.replace('index 613\n', `index 613\n${`${'A'.repeat(43)}=\n`.repeat(65)}`)],
    ['empty', ''],
    ['header only', 'c2sp.org/tlog-proof@v1\n\n'],
  ])('refuses %s', (_, changed) => {
    expect(() => parseTlogProof(changed)).toThrow('LOG_PROOF_MALFORMED')
  })

  it('formats nothing that it would not read', () => {
    expect(() => formatTlogProof({ index: -1, hashes, checkpoint })).toThrow('LOG_INDEX_INVALID')
    expect(() => formatTlogProof({ index: 0, hashes: [new Uint8Array(5)], checkpoint })).toThrow('LOG_HASH_INVALID')
    const extra = new Uint8Array(0)
    expect(() => formatTlogProof({ index: 0, hashes, checkpoint, extra })).toThrow('LOG_PROOF_MALFORMED')
  })
})
