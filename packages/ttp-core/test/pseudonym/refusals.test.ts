import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bech32, bech32m } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SecretKey } from '../../src/keys/index.ts'
import { sivSeal } from '../../src/primitives.ts'
import {
  decryptSubject,
  deriveIrreversible,
  deriveIrreversibleMany,
  encryptSubject,
  encryptSubjectMany,
  innerKey,
  innerValue,
  parsePseudonym,
  parseSubjectNumber,
  pseudonymHeader,
  reversibleKey,
  unwrapInner,
  wrapInner,
  wrapKey,
} from '../../src/pseudonym/index.ts'
import { anyKind, anySubject, domain, kH, reversibleDomain, reversibleKeyOf, subject, wrapKeyOf } from './fixture.ts'

const kT = wrapKeyOf(domain)
const kE = reversibleKeyOf(reversibleDomain)
const irreversible = deriveIrreversible(kH, kT, domain, 'person', subject)
const reversible = encryptSubject(kE, reversibleDomain, 'person', subject)
const payload = bech32m.decodeToBytes(irreversible).bytes
const print = (bytes: Uint8Array, prefix = 'nam_p'): string => bech32m.encodeFromBytes(prefix, bytes)

describe('a printed pseudonym', () => {
  it('may be all upper case, and comes back in lower case [PSEU-6]', () => {
    const parsed = parsePseudonym(irreversible.toUpperCase())
    expect(parsed).toEqual(parsePseudonym(irreversible))
    expect(parsed.pseudonym).toBe(irreversible)
    const upper = irreversible.toUpperCase() as typeof irreversible
    expect(unwrapInner(kT, domain, upper)).toEqual(unwrapInner(kT, domain, irreversible))
  })

  it('is refused in every mix of cases [PSEU-6]', () => {
    for (let place = 0; place < irreversible.length; place += 1) {
      const letter = irreversible.charAt(place)
      if (letter === letter.toUpperCase()) continue
      const mixed = irreversible.slice(0, place) + letter.toUpperCase() + irreversible.slice(place + 1)
      expect(() => parsePseudonym(mixed)).toThrow('PSEUDONYM_MALFORMED')
    }
  })

  it('is refused with any bit of any character flipped [PSEU-7]', () => {
    for (const text of [irreversible, reversible]) {
      for (let place = 0; place < text.length; place += 1) {
        for (let bit = 0; bit < 16; bit += 1) {
          const flipped = String.fromCharCode(text.charCodeAt(place) ^ (1 << bit))
          const changed = text.slice(0, place) + flipped + text.slice(place + 1)
          expect(() => parsePseudonym(changed)).toThrow('PSEUDONYM_MALFORMED')
        }
      }
    }
  })

  it('is refused with up to four characters mistyped, or two swapped [PSEU-7]', () => {
    const letters = '023456789acdefghjklmnpqrstuvwxyz'
    const typo = fc.tuple(fc.integer({ min: 6, max: irreversible.length - 1 }), fc.constantFrom(...letters))
    fc.assert(
      fc.property(fc.array(typo, { minLength: 1, maxLength: 4 }), (typos) => {
        const changed = [...irreversible]
        for (const [place, letter] of typos) changed[place] = letter
        fc.pre(changed.join('') !== irreversible)
        expect(() => parsePseudonym(changed.join(''))).toThrow('PSEUDONYM_MALFORMED')
      }),
      { numRuns: 2000 },
    )
    for (let place = 6; place + 1 < irreversible.length; place += 1) {
      const [left, right] = [irreversible.charAt(place), irreversible.charAt(place + 1)]
      if (left === right) continue
      const swapped = irreversible.slice(0, place) + right + left + irreversible.slice(place + 2)
      expect(() => parsePseudonym(swapped)).toThrow('PSEUDONYM_MALFORMED')
    }
  })

  it('is refused when cut at either end, doubled, or with anything added [PSEU-7]', () => {
    for (let length = 0; length < irreversible.length; length += 1) {
      expect(() => parsePseudonym(irreversible.slice(0, length))).toThrow('PSEUDONYM_MALFORMED')
      if (length > 0) expect(() => parsePseudonym(irreversible.slice(length))).toThrow('PSEUDONYM_MALFORMED')
    }
    for (const added of [' ', '\n', '\u200b', 'q', '\u00a0', irreversible]) {
      expect(() => parsePseudonym(irreversible + added)).toThrow('PSEUDONYM_MALFORMED')
      expect(() => parsePseudonym(added + irreversible)).toThrow('PSEUDONYM_MALFORMED')
    }
  })

  it.each([
    ['bech32, not bech32m', bech32.encodeFromBytes('nam_p', payload)],
    ['one byte short', print(payload.slice(0, -1))],
    ['one byte long', print(Uint8Array.from([...payload, 0]))],
    ['no payload', print(new Uint8Array(0))],
    ['mode 0', print(payload.with(0, 0))],
    ['mode 3', print(payload.with(0, 3))],
    ['mode 1 of a later version', print(payload.with(0, 0x11))],
    ['no kind', print(payload, 'nam')],
    ['another kind', print(payload, 'nam_x')],
    ['a prefix of one letter', print(payload, 'n_p')],
    ['a prefix of eleven letters', print(payload, 'abcdefghijk_p')],
    ['digits in the prefix', print(payload, 'n4m_p')],
    ['a last group that is not zero padded', bech32m.encode('nam_p', bech32m.toWords(payload).with(-1, 31))],
    ['an empty text', ''],
    ['full-width letters', irreversible.replace('nam', 'ｎａｍ')],
  ])('is refused: %s [PSEU-5]', (_, text) => {
    expect(() => parsePseudonym(text)).toThrow('PSEUDONYM_MALFORMED')
  })
})

describe('opening', () => {
  it('refuses every other key, tenant, domain and kind, and says no more than that [PSEU-8, SECU-19]', () => {
    const others = [
      [wrapKeyOf({ ...domain, epoch: 2 }), domain],
      [kT, { ...domain, tenant: 'other' }],
      [kT, { ...domain, domain: 'other' }],
    ] as const
    for (const [key, place] of others) {
      expect(() => unwrapInner(key, place, irreversible)).toThrow('PSEUDONYM_UNOPENABLE')
    }
    const asHousehold = print(payload, 'nam_h') as typeof irreversible
    expect(() => unwrapInner(kT, domain, asHousehold)).toThrow('PSEUDONYM_UNOPENABLE')
  })

  it('names what can be read without a key: prefix, epoch, mode', () => {
    const otherPrefix = print(payload, 'zz_p') as typeof irreversible
    expect(() => unwrapInner(kT, domain, otherPrefix)).toThrow('PSEUDONYM_WRONG_DOMAIN')
    expect(() => unwrapInner(kT, { ...domain, epoch: 2 }, irreversible)).toThrow('PSEUDONYM_WRONG_EPOCH')
    const otherEpoch = print(payload.with(2, 2)) as typeof irreversible
    expect(() => unwrapInner(kT, { ...domain, epoch: 2 }, otherEpoch)).toThrow('PSEUDONYM_UNOPENABLE')
  })

  it('refuses a payload with any bit flipped, though its checksum is made anew', () => {
    for (let bit = 0; bit < payload.length * 8; bit += 1) {
      const forged = print(payload.with(bit >> 3, (payload[bit >> 3] ?? 0) ^ (1 << (bit & 7)))) as typeof irreversible
      expect(() => unwrapInner(kT, domain, forged)).toThrow(/^PSEUDONYM_(MALFORMED|WRONG_MODE|WRONG_EPOCH|UNOPENABLE)$/)
    }
  })

  it('refuses reversible content whose last four bytes are not zero', () => {
    const content = Uint8Array.from([...subject, 0, 0, 0, 1])
    const sealed = kE.lend((key) => sivSeal(key, pseudonymHeader(reversibleDomain, 'person'), content))
    const forged = print(Uint8Array.from([2, 0, 1, ...sealed])) as typeof reversible
    expect(() => decryptSubject(kE, reversibleDomain, forged)).toThrow('PSEUDONYM_UNOPENABLE')
  })

  it('refuses all with a destroyed key', () => {
    const doomed = wrapKeyOf(domain)
    doomed.destroy()
    expect(() => unwrapInner(doomed, domain, irreversible)).toThrow('KEY_DESTROYED')
    expect(() => wrapInner(doomed, domain, 'person', innerValue(kH, 'person', subject))).toThrow('KEY_DESTROYED')
  })
})

describe('an irreversible pseudonym', () => {
  it('is never opened to a subject: refused by its mode byte, whatever the key and domain', () => {
    fc.assert(
      fc.property(anyKind, anySubject, (kind, number) => {
        const text = deriveIrreversible(kH, kT, domain, kind, number) as never
        expect(() => decryptSubject(kE, reversibleDomain, text)).toThrow('PSEUDONYM_WRONG_MODE')
        expect(() => decryptSubject(kT as never, { ...domain, mode: 'reversible' }, text)).toThrow(
          'PSEUDONYM_WRONG_MODE',
        )
        expect(() => decryptSubject(kT as never, domain, text)).toThrow('PSEUDONYM_WRONG_MODE')
      }),
      { numRuns: 50 },
    )
  })

  it('with its mode byte forged does not open either: the mode is authenticated [REVE-4]', () => {
    const forged = print(payload.with(0, 2)) as typeof reversible
    expect(() => decryptSubject(kT as never, { ...domain, mode: 'reversible' }, forged)).toThrow('PSEUDONYM_UNOPENABLE')
  })

  it('is refused by the compiler where it would be opened, and so is every key in the place of another [PSEU-14]', () => {
    const here = dirname(fileURLToPath(import.meta.url))
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
    const project = join(here, 'types', 'tsconfig.json')
    expect(() => execFileSync(process.execPath, [compiler, '-p', project], { stdio: 'pipe' })).not.toThrow()
  })
})

describe('what does not make a pseudonym [PSEU-2]', () => {
  const inner = innerValue(kH, 'person', subject)

  it.each([
    ['upper case in the prefix', { prefix: 'Nam' }],
    ['a short prefix', { prefix: 'n' }],
    ['a long prefix', { prefix: 'abcdefghijk' }],
    ['an underscore in the prefix', { prefix: 'n_m' }],
    ['a negative epoch', { epoch: -1 }],
    ['an epoch beyond 2 bytes', { epoch: 65_536 }],
    ['a fraction of an epoch', { epoch: 1.5 }],
    ['no tenant', { tenant: '' }],
    ['no domain', { domain: '' }],
    ['white space', { domain: 'a b' }],
  ])('%s', (_, change) => {
    expect(() => wrapInner(kT, { ...domain, ...change }, 'person', inner)).toThrow('DOMAIN_INVALID')
  })

  it('a domain of the other mode, another kind, another length [PSEU-1, PSEU-3]', () => {
    expect(() => wrapInner(kT, { ...domain, mode: 'reversible' }, 'person', inner)).toThrow('PSEUDONYM_WRONG_MODE')
    expect(() => encryptSubject(kE, domain, 'person', subject)).toThrow('PSEUDONYM_WRONG_MODE')
    expect(() => wrapInner(kT, domain, 'dog' as 'person', inner)).toThrow('SIV_INPUT_INVALID')
    expect(() => wrapInner(kT, domain, 'person', inner.slice(1) as typeof inner)).toThrow('SIV_INPUT_INVALID')
    for (const length of [0, 15, 17]) {
      const bytes = new Uint8Array(length)
      expect(() => parseSubjectNumber(bytes)).toThrow('SUBJECT_INVALID')
      expect(() => innerValue(kH, 'person', bytes as typeof subject)).toThrow('SUBJECT_INVALID')
      expect(() => encryptSubject(kE, reversibleDomain, 'person', bytes as typeof subject)).toThrow('SUBJECT_INVALID')
      // One wrong subject refuses the whole batch.
      const many = [subject, bytes as typeof subject]
      expect(() => deriveIrreversibleMany(kH, kT, domain, 'person', many)).toThrow('SUBJECT_INVALID')
      expect(() => encryptSubjectMany(kE, reversibleDomain, 'person', many)).toThrow('SUBJECT_INVALID')
    }
  })

  it('keys of another length [PSEU-10, REVE-1]', () => {
    const [short, long] = [SecretKey.from(new Uint8Array(32)), SecretKey.from(new Uint8Array(64))]
    expect(() => innerKey(long)).toThrow('KEY_LENGTH_INVALID')
    expect(() => wrapKey(short)).toThrow('KEY_LENGTH_INVALID')
    expect(() => reversibleKey(short)).toThrow('KEY_LENGTH_INVALID')
    expect(() => innerValue(long as never, 'person', subject)).toThrow('KEY_LENGTH_INVALID')
    // HMAC takes a key of any length: what is not refused here gives another pseudonym.
    for (const [h, t] of [[long, kT] as const, [kH, short] as const]) {
      expect(() => deriveIrreversible(h as never, t as never, domain, 'person', subject)).toThrow('KEY_LENGTH_INVALID')
      expect(() => deriveIrreversibleMany(h as never, t as never, domain, 'person', [subject])).toThrow(
        'KEY_LENGTH_INVALID',
      )
    }
    expect(() => encryptSubject(short as never, reversibleDomain, 'person', subject)).toThrow('KEY_LENGTH_INVALID')
    expect(() => encryptSubjectMany(short as never, reversibleDomain, 'person', [subject])).toThrow(
      'KEY_LENGTH_INVALID',
    )
  })
})
