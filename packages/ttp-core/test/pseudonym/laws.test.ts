import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enc, LABEL, toHex } from '../../src/encoding/index.ts'
import {
  decryptSubject,
  deriveIrreversible,
  encryptSubject,
  innerValue,
  parsePseudonym,
  rewrap,
  translate,
  unwrapInner,
} from '../../src/pseudonym/index.ts'
import {
  anyDomain,
  anyKind,
  anySubject,
  derive,
  domain,
  kH,
  nodeMac,
  reversibleDomain,
  reversibleKeyOf,
  subject,
  wrapKeyOf,
} from './fixture.ts'

describe('every pseudonym', () => {
  it('is the same each time, and differs when anything of its place differs [PSEU-4, TRAN-5]', () => {
    const anyInput = fc.record({ domain: anyDomain, kind: anyKind, subject: anySubject })
    fc.assert(
      fc.property(anyInput, anyInput, fc.boolean(), (left, other, sameSubject) => {
        const right = sameSubject ? { ...other, subject: left.subject } : other
        const equal = JSON.stringify(left) === JSON.stringify(right)
        const [first, second] = [left, right].map((input) => derive(input.domain, input.kind, input.subject))
        expect(first === second).toBe(equal)
        expect(derive(left.domain, left.kind, left.subject)).toBe(first)
      }),
      { numRuns: 300 },
    )
  })

  it('differs in its ciphertext for each of tenant, domain, epoch, mode, kind and subject alone [PSEU-4]', () => {
    const places = [
      domain,
      { ...domain, tenant: 'nan' },
      { ...domain, domain: 'audiencf' },
      { ...domain, epoch: 2 },
      { ...domain, mode: 'reversible' as const },
      // The border between tenant and domain moved: the same letters in a row.
      { ...domain, tenant: 'nama', domain: 'udience' },
    ]
    const seen = new Set<string>()
    for (const place of places) {
      for (const kind of ['person', 'household'] as const) {
        for (const last of [0, 1]) {
          const number = Uint8Array.from(subject).with(15, last) as typeof subject
          const { ciphertext } = parsePseudonym(derive(place, kind, number))
          for (let start = 0; start + 4 <= ciphertext.length; start += 1) {
            seen.add(`${start}:${toHex(ciphertext.subarray(start, start + 4))}`)
          }
        }
      }
    }
    expect(seen.size).toBe(places.length * 2 * 2 * 33)
  })

  it('looks the same in both modes: form, length, and no subject within [PSEU-5]', () => {
    fc.assert(
      fc.property(anyKind, anySubject, (kind, number) => {
        const irreversible = derive(domain, kind, number)
        const reversible = derive({ ...domain, mode: 'reversible' }, kind, number)
        expect(irreversible).toHaveLength(reversible.length)
        for (const text of [irreversible, reversible]) {
          expect(text).toMatch(/^nam_[ph]1[02-9ac-hj-np-z]{69}$/)
          expect(parsePseudonym(text)).toMatchObject({ kind, prefix: 'nam', epoch: 1, pseudonym: text })
          expect(toHex(parsePseudonym(text).ciphertext)).not.toContain(toHex(number))
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('irreversible pseudonyms', () => {
  const kT = wrapKeyOf(domain)

  it('has the inner value of HMAC-SHA-256, by either implementation [PSEU-10, PSEU-13, SECU-13]', () => {
    fc.assert(
      fc.property(anyKind, anySubject, (kind, number) => {
        const want = kH.lend((key) => nodeMac.hmacSha256(key, enc(LABEL.inner, kind, number))).slice(0, 20)
        expect(toHex(innerValue(kH, kind, number))).toBe(toHex(want))
        expect(toHex(innerValue(kH, kind, number, nodeMac))).toBe(toHex(want))
        const text = deriveIrreversible(kH, kT, domain, kind, number, nodeMac)
        expect(text).toBe(deriveIrreversible(kH, kT, domain, kind, number))
        expect(unwrapInner(kT, domain, text)).toEqual({ kind, inner: Uint8Array.from(want) })
      }),
      { numRuns: 50 },
    )
  })

  it('has an inner value that depends on the kind and on nothing of the domain [PSEU-10]', () => {
    expect(toHex(innerValue(kH, 'person', subject))).not.toBe(toHex(innerValue(kH, 'household', subject)))
    const other = { ...domain, tenant: 'other', domain: 'elsewhere', epoch: 9 }
    const here = unwrapInner(kT, domain, deriveIrreversible(kH, kT, domain, 'person', subject))
    const kOther = wrapKeyOf(other)
    const there = unwrapInner(kOther, other, deriveIrreversible(kH, kOther, other, 'person', subject))
    expect(toHex(here.inner)).toBe(toHex(there.inner))
  })
})

describe('reversible pseudonyms', () => {
  it('has a key of its own: never that of an irreversible domain of the same tenant, name and epoch [REVE-5]', () => {
    fc.assert(
      fc.property(anyDomain, (place) => {
        const wrap = wrapKeyOf(place).lend(toHex)
        const reversible = reversibleKeyOf(place).lend(toHex)
        for (const half of [wrap.slice(0, 64), wrap.slice(64)]) expect(reversible).not.toContain(half)
      }),
      { numRuns: 50 },
    )
  })

  it('opens to the subject and kind [REVE-3]', () => {
    fc.assert(
      fc.property(anyDomain, anyKind, anySubject, (place, kind, number) => {
        const inDomain = { ...place, mode: 'reversible' as const }
        const kE = reversibleKeyOf(inDomain)
        const text = encryptSubject(kE, inDomain, kind, number)
        expect(decryptSubject(kE, inDomain, text)).toEqual({ kind, subject: number })
      }),
      { numRuns: 50 },
    )
  })
})

describe('rewrapping and translating', () => {
  it('gives what deriving anew gives, in both modes and kinds [TRAN-3]', () => {
    fc.assert(
      fc.property(anyDomain, anyDomain, anyKind, anySubject, (from, other, kind, number) => {
        const to = { ...other, mode: from.mode }
        const same = from.tenant === to.tenant && from.domain === to.domain
        fc.pre(!same || from.epoch !== to.epoch)
        const text = derive(from, kind, number)
        const parsed = parsePseudonym(text)
        const move = same ? rewrap : translate
        const got =
          parsed.mode === 'irreversible'
            ? move(wrapKeyOf(from), from, wrapKeyOf(to), to, parsed.pseudonym)
            : (same ? rewrap : translate)(reversibleKeyOf(from), from, reversibleKeyOf(to), to, parsed.pseudonym)
        expect(got).toBe(derive(to, kind, number))
      }),
      { numRuns: 200 },
    )
  })

  it('gives after any chain of moves what the last domain gives directly [TRAN-3]', () => {
    fc.assert(
      fc.property(fc.array(anyDomain, { maxLength: 6 }), anyKind, anySubject, (places, kind, number) => {
        let [here, text] = [domain, deriveIrreversible(kH, wrapKeyOf(domain), domain, kind, number)]
        for (const place of places) {
          const next = { ...place, mode: 'irreversible' as const }
          const same = here.tenant === next.tenant && here.domain === next.domain
          if (same && here.epoch === next.epoch) continue
          text = (same ? rewrap : translate)(wrapKeyOf(here), here, wrapKeyOf(next), next, text)
          here = next
        }
        expect(text).toBe(derive(here, kind, number))
      }),
      { numRuns: 50 },
    )
  })

  it('refuses a rewrap that is none, a translation that is none, and a change of mode [TRAN-1, TRAN-2, TRAN-4]', () => {
    const text = deriveIrreversible(kH, wrapKeyOf(domain), domain, 'person', subject)
    const key = wrapKeyOf(domain)
    const other = { ...domain, domain: 'other' }
    expect(() => rewrap(key, domain, key, domain, text)).toThrow('REWRAP_INVALID')
    expect(() => rewrap(key, domain, wrapKeyOf(other), { ...other, epoch: 2 }, text)).toThrow('REWRAP_INVALID')
    expect(() => translate(key, domain, key, { ...domain, epoch: 2 }, text)).toThrow('REWRAP_INVALID')
    expect(() => translate(key, domain, wrapKeyOf(other), { ...other, mode: 'reversible' }, text)).toThrow(
      'REWRAP_INVALID',
    )
    const next = { ...domain, epoch: 2, mode: 'reversible' as const }
    expect(() => rewrap(key, domain, wrapKeyOf(next), next, text)).toThrow('REWRAP_INVALID')
  })

  it('translates between domains that share a tenant or a name: both together are the domain [TRAN-1, TRAN-2]', () => {
    const text = derive(domain, 'person', subject)
    if (parsePseudonym(text).mode !== 'irreversible') return expect.unreachable()
    for (const change of [{ tenant: 'other' }, { domain: 'other' }]) {
      const to = { ...domain, ...change }
      const moved = translate(wrapKeyOf(domain), domain, wrapKeyOf(to), to, text as never)
      expect(moved).toBe(derive(to, 'person', subject))
      const later = { ...to, epoch: 2 }
      expect(() => rewrap(wrapKeyOf(domain), domain, wrapKeyOf(later), later, text as never)).toThrow('REWRAP_INVALID')
    }
  })

  it('refuses a pseudonym that is not of the domain it is said to come from [TRAN-2, TRAN-4]', () => {
    const text = deriveIrreversible(kH, wrapKeyOf(domain), domain, 'person', subject)
    const from = { ...domain, tenant: 'other' }
    const to = { ...domain, domain: 'to' }
    expect(() => translate(wrapKeyOf(from), from, wrapKeyOf(to), to, text)).toThrow('PSEUDONYM_UNOPENABLE')
    expect(() => translate(wrapKeyOf(domain), from, wrapKeyOf(to), to, text)).toThrow('PSEUDONYM_UNOPENABLE')
    const reversible = encryptSubject(reversibleKeyOf(reversibleDomain), reversibleDomain, 'person', subject)
    expect(() =>
      translate(
        wrapKeyOf(reversibleDomain),
        { ...reversibleDomain, mode: 'irreversible' },
        wrapKeyOf(to),
        to,
        reversible as never,
      ),
    ).toThrow('PSEUDONYM_WRONG_MODE')
  })
})
