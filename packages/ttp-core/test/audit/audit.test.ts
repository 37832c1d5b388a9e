import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS, type AuditEntry, commit, formatEntry, parseEntry } from '../../src/audit/index.ts'
import { toHex } from '../../src/encoding/index.ts'

const entries: fc.Arbitrary<AuditEntry> = fc.record({
  schema: fc.constant('sluis-audit/1' as const),
  id: fc.uuid(),
  at: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  action: fc.constantFrom(...AUDIT_ACTIONS),
  actor: fc.stringMatching(/^[A-Za-z0-9._:-]{2,100}$/),
  commitment: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
})
const entry: AuditEntry = {
  schema: 'sluis-audit/1',
  id: '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b',
  at: '2026-03-01T12:00:00.000Z',
  action: 'delivery.closed',
  actor: 'museum-a',
  commitment: 'a'.repeat(64),
}

describe('an audit entry', () => {
  it('round trips, and is one text whatever the order of its members', () => {
    fc.assert(
      fc.property(entries, (value) => {
        const text = formatEntry(value)
        expect(parseEntry(text)).toEqual(value)
        const turned = Object.fromEntries(Object.entries(value).reverse()) as unknown as AuditEntry
        expect(formatEntry(turned)).toBe(text)
        expect(text.length).toBeLessThanOrEqual(4096)
      }),
    )
  })

  it.each<[string, object]>([
    ['an action that is not listed', { action: 'visitor.named' }],
    ['an e-mail address as actor', { actor: 'jan@example.org' }],
    ['a name as actor', { actor: 'Jan Jansen' }],
    ['no commitment', { commitment: undefined }],
    ['a commitment in capitals', { commitment: 'A'.repeat(64) }],
    ['a moment without milliseconds', { at: '2026-03-01T12:00:00Z' }],
    ['a moment in local time', { at: '2026-03-01T12:00:00.000+01:00' }],
    ['an identifier that is no UUID', { id: '1' }],
    ['another schema', { schema: 'sluis-audit/2' }],
    ['details in clear', { details: { rows: 3 } }],
  ])('holds no %s', (_what, change) => {
    const bad = { ...entry, ...change }
    expect(() => formatEntry(bad as AuditEntry)).toThrow('AUDIT_ENTRY_INVALID')
    expect(() => parseEntry(JSON.stringify(bad))).toThrow('AUDIT_ENTRY_INVALID')
  })

  it('is read in its canonical text only [AUDI-12, ENCO-11]', () => {
    const text = formatEntry(entry)
    for (const other of [
      '',
      '{}',
      ` ${text}`,
      `${text}\n`,
      JSON.stringify(JSON.parse(text), null, 1),
      text.replace('"at"', '"\\u0061t"'),
    ]) {
      expect(() => parseEntry(other)).toThrow('AUDIT_ENTRY_INVALID')
    }
    expect(() => parseEntry(text.replace('{', '{"at":"2026-03-01T12:00:00.000Z",'))).toThrow('AUDIT_ENTRY_INVALID')
    expect(() => parseEntry('['.repeat(5000))).toThrow('AUDIT_ENTRY_INVALID')
  })
})

describe('a commitment', () => {
  const salts = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const details = fc.dictionary(
    fc.stringMatching(/^[a-z]{1,8}$/),
    fc.oneof(fc.integer(), fc.stringMatching(/^[a-z ]{0,20}$/)),
  )

  it('binds: other details or another salt give another', () => {
    fc.assert(
      fc.property(salts, salts, details, details, (salt, otherSalt, one, other) => {
        expect(commit(salt, one)).toMatch(/^[0-9a-f]{64}$/)
        expect(commit(salt, one)).toBe(commit(Uint8Array.from(salt), Object.fromEntries(Object.entries(one).reverse())))
        expect(commit(otherSalt, one) === commit(salt, one)).toBe(toHex(salt) === toHex(otherSalt))
        expect(commit(salt, { ...one, count: 1 })).not.toBe(commit(salt, { ...one, count: 2 }))
        expect(commit(salt, [one, other])).not.toBe(commit(salt, [one, other, one]))
      }),
    )
  })

  it('takes a salt of 32 bytes and details that have one canonical form', () => {
    expect(() => commit(new Uint8Array(16), {})).toThrow('KEY_LENGTH_INVALID')
    expect(() => commit(new Uint8Array(32), { share: 0.5 })).toThrow('JSON_NOT_CANONICAL')
    expect(() => commit(new Uint8Array(32), { absent: undefined })).toThrow('JSON_NOT_CANONICAL')
  })

  it('is the hash of its framing, byte for byte: an old receipt must hold for ever [AUDI-15, CONV-18]', () => {
    // Computed apart: SHA-256 of 10‖"audit-commitment"‖0002‖00000020‖zeros‖0000001f‖{"deliveryId":"x","rowCount":3}
    expect(commit(new Uint8Array(32), { rowCount: 3, deliveryId: 'x' })).toBe(
      'f1c6dd06ed8c79be17882c36bb769851ea5bfdbd5b0558578540c951d4cf1424',
    )
  })
})
