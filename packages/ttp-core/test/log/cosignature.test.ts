import { createPublicKey, verify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { cosign, cosignedAt, makeVerifierKey, rootOf, signCheckpoint, verifyCheckpoint } from '../../src/log/index.ts'

const LOG = { name: 'ttp.example/log', privateKey: new Uint8Array(32).fill(1) }
const WITNESS = { name: 'museum-client', privateKey: new Uint8Array(32).fill(2) }
const publicKey = ed25519.getPublicKey(WITNESS.privateKey)
const head = { origin: LOG.name, size: 7, root: rootOf([new Uint8Array(32)]) }
const note = signCheckpoint(head, LOG)
const TIME = 1_679_315_147

describe('a cosignature', () => {
  test('is what C2SP says: type 4, eight bytes of time, Ed25519 over the line, the time and the checkpoint [AUDI-34]', () => {
    const cosigned = cosign(note, WITNESS, TIME)
    const [, base64 = ''] = /\n— museum-client (\S+)\n$/.exec(cosigned) ?? []
    const bytes = Buffer.from(base64, 'base64')
    expect(bytes.length).toBe(4 + 8 + 64)
    expect(bytes.readBigUInt64BE(4)).toBe(BigInt(TIME))
    const text = note.slice(0, note.indexOf('\n\n') + 1)
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    })
    const message = Buffer.from(`cosignature/v1\ntime ${TIME}\n${text}`)
    expect(verify(null, message, key, bytes.subarray(12))).toBe(true)
    expect(cosignedAt(cosigned, { name: WITNESS.name, publicKey })).toBe(TIME)
  })

  test('leaves the log’s own signature as it is, and several stand beside each other [AUDI-11, AUDI-34]', () => {
    const twice = cosign(cosign(note, WITNESS, TIME), WITNESS, TIME + 60)
    expect(verifyCheckpoint(twice, makeVerifierKey(LOG))).toEqual(head)
    expect(cosignedAt(twice, { name: WITNESS.name, publicKey })).toBe(TIME + 60)
    expect(cosignedAt(twice, { name: 'another', publicKey })).toBeUndefined()
    expect(cosignedAt(note, { name: WITNESS.name, publicKey })).toBeUndefined()
  })

  test('of another time, checkpoint or key does not hold [AUDI-34]', () => {
    const line = cosign(note, WITNESS, TIME).slice(note.length)
    const other = signCheckpoint({ ...head, size: 8 }, LOG)
    expect(() => cosignedAt(other + line, { name: WITNESS.name, publicKey })).toThrow('LOG_SIGNATURE_INVALID')
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
    for (const at of [11, 12, 75]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      const forged = `${note}— ${WITNESS.name} ${changed.toString('base64')}\n`
      expect(() => cosignedAt(forged, { name: WITNESS.name, publicKey })).toThrow('LOG_SIGNATURE_INVALID')
    }
    const short = `${note}— ${WITNESS.name} ${bytes.subarray(0, 20).toString('base64')}\n`
    expect(() => cosignedAt(short, { name: WITNESS.name, publicKey })).toThrow('LOG_SIGNATURE_INVALID')
  })

  test('is refused with a name, time or key that has no form', () => {
    expect(() => cosign(note, { ...WITNESS, name: 'a b' }, TIME)).toThrow('LOG_KEY_INVALID')
    expect(() => cosign(note, { ...WITNESS, privateKey: new Uint8Array(31) }, TIME)).toThrow('LOG_KEY_INVALID')
    for (const time of [-1, 1.5, 2 ** 41, Number.NaN])
      expect(() => cosign(note, WITNESS, time)).toThrow('LOG_INDEX_INVALID')
    expect(() => cosign('no note', WITNESS, TIME)).toThrow('LOG_NOTE_MALFORMED')
    expect(() => cosignedAt(note, { name: 'x', publicKey: new Uint8Array(32) })).toThrow('LOG_KEY_INVALID')
  })
})
