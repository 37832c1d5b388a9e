import { describe, expect, it } from 'vitest'
import { type Agreement, type Directory, parseDirectory, type Translation } from '../../src/directory/index.ts'
import { CoreError } from '../../src/errors.ts'
import { directory } from './fixture.ts'

function codeOf(change: Partial<Directory>): string {
  try {
    parseDirectory({ ...directory, ...change })
    return 'ACCEPTED'
  } catch (error) {
    return error instanceof CoreError ? error.code : String(error)
  }
}
const INVALID = 'DIRECTORY_INVALID'
const [translation] = directory.translations as [Translation]
const agreement = directory.agreements[3] as Agreement
const reach = { tenant: 'audience', domain: 'reach' }
const panel = { tenant: 'audience', domain: 'panel' }

describe('one-to-one contact', () => {
  it('is a purpose of an agreement only for a reversible domain [DIRE-35]', () => {
    const forDomain = (domain: string, purposes: Agreement['purposes']): string =>
      codeOf({ agreements: [{ ...agreement, domain, purposes }] })
    expect(forDomain('panel', ['one-to-one-contact'])).toBe('ACCEPTED')
    expect(forDomain('reach', ['market-insight'])).toBe('ACCEPTED')
    expect(forDomain('reach', ['one-to-one-contact'])).toBe(INVALID)
    expect(forDomain('reach', ['market-insight', 'one-to-one-contact'])).toBe(INVALID)
    expect(forDomain('panel', [])).toBe(INVALID)
    expect(forDomain('panel', ['market-insight', 'market-insight'])).toBe(INVALID)
    expect(forDomain('panel', ['research' as 'market-insight'])).toBe(INVALID)
  })

  it('has a quota only in a reversible domain [DIRE-35]', () => {
    const withReveal = (id: string, personsPerDayMax: number): string =>
      codeOf({
        domains: directory.domains.map((domain) =>
          domain.id === id ? { ...domain, reveal: { personsPerDayMax } } : domain,
        ),
      })
    expect(withReveal('panel', 1)).toBe('ACCEPTED')
    expect(withReveal('panel', 1_000_000)).toBe('ACCEPTED')
    for (const quota of [0, 1_000_001, 1.5]) expect(withReveal('panel', quota), String(quota)).toBe(INVALID)
    expect(withReveal('reach', 1)).toBe(INVALID)
  })
})

describe('translations', () => {
  const withTranslations = (...changes: readonly Partial<Translation>[]): string =>
    codeOf({ translations: changes.map((change) => ({ ...translation, ...change })) })

  it.each<[string, string, readonly Partial<Translation>[]]>([
    ['ACCEPTED', 'two domains of one mode', [{}]],
    ['ACCEPTED', 'there and back', [{}, { id: 'back', from: translation.to, to: translation.from }]],
    [
      'ACCEPTED',
      'one period after the other',
      [{}, { id: 'next', inForceFrom: '2027-01-01', inForceUntil: '2027-12-31' }],
    ],
    [INVALID, 'domains of two modes', [{ from: reach }]],
    [INVALID, 'a domain and itself', [{ to: panel }]],
    [INVALID, 'an end before the beginning', [{ inForceUntil: '2025-12-31' }]],
    ['DIRECTORY_NOT_UNIQUE', 'an identifier twice', [{}, { from: translation.to, to: translation.from }]],
    [
      'DIRECTORY_NOT_UNIQUE',
      'two periods that meet',
      [{}, { id: 'next', inForceFrom: '2026-12-31', inForceUntil: '2027-12-31' }],
    ],
    [
      'DIRECTORY_REFERENCE_UNKNOWN',
      'a domain that is not there, as the source',
      [{ from: { ...panel, domain: 'none' } }],
    ],
    [
      'DIRECTORY_REFERENCE_UNKNOWN',
      'a domain that is not there, as the target',
      [{ to: { ...panel, tenant: 'none' } }],
    ],
  ])('are %s: %s [DIRE-36]', (code, _what, changes) => {
    expect(withTranslations(...changes)).toBe(code)
  })
})

describe('clients', () => {
  it('hold each certificate alone [DIRE-37]', () => {
    const thumbprint = (letter: string): string => `${letter.repeat(42)}A`
    const withCertificates = (...lists: readonly (readonly string[])[]): string =>
      codeOf({
        organisations: directory.organisations.map((organisation, place) =>
          place > 1
            ? organisation
            : {
                ...organisation,
                clients: organisation.clients
                  .map((client, at) => ({ ...client, certificates: lists[2 * place + at] ?? [thumbprint('z')] }))
                  .slice(0, place === 0 ? 2 : 1),
              },
        ),
      })
    expect(withCertificates([thumbprint('a')], [thumbprint('b'), thumbprint('c')], [thumbprint('d')])).toBe('ACCEPTED')
    expect(withCertificates([thumbprint('a')], [thumbprint('a')], [thumbprint('d')])).toBe('DIRECTORY_KEY_SHARED')
    expect(withCertificates([thumbprint('a')], [thumbprint('b')], [thumbprint('a')])).toBe('DIRECTORY_KEY_SHARED')
    expect(withCertificates([thumbprint('a'), thumbprint('a')], [thumbprint('b')])).toBe('DIRECTORY_NOT_UNIQUE')
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map(thumbprint)
    for (const bad of [[], six, ['short'], [`${'a'.repeat(42)}b`], ['ab:cd']])
      expect(withCertificates(bad, [thumbprint('x')]), String(bad)).toBe(INVALID)
  })
})
