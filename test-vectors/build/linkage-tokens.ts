import { TOKEN_FAMILY } from '../../packages/ttp-core/src/linkage/index.ts'
import type { Case, Fields } from './frame.ts'
import { FULL, IDENTITIES, MORE_IDENTITIES } from './linkage-records.ts'

/** A linkage key; it guards nothing. */
export const LINKAGE_KEY = '202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f'
const other = 'f0f1f2f3f4f5f6f7f8f9fafbfcfdfeffe0e1e2e3e4e5e6e7e8e9eaebecedeeef'
const token = (family: string, parts: readonly string[], change: Fields = {}): Fields => ({
  linkageKey: LINKAGE_KEY,
  family,
  parts: [...parts],
  ...change,
})

const PARTS: Readonly<Record<string, readonly string[]>> = {
  fingerprint: ['museum', 'city', 'Ede', 'email', 'anna@example.org'],
  relation: ['museum', 'K-1001'],
  email: ['anna@example.org'],
  mobile: ['+31612345678'],
  'fixed-name': ['+31201234567', 'bakker'],
  'birth-name': ['1984-05-06', 'bkr'],
  'birth-given': ['1984-05-06', 'anna'],
  'birth-initial': ['1984-05-06', 'a'],
  'birth-city': ['1984-05-06', 'ede'],
  'birth-postcode': ['1984-05-06', 'NL', '1234AB'],
  'full-name': ['anna', 'bakker'],
  'name-stems': ['ann', 'bak'],
  'street-city': ['dorpsstraat', 'ede'],
  'street-given': ['dorpsstraat', 'anna'],
  'given-number': ['anna', '5'],
  'given-year': ['anna', '1984'],
  'name-year': ['bkr', '1984'],
  'name-day': ['bkr', '-05-06'],
  'name-number': ['bkr', 'a', '5'],
  mailbox: ['anna.bakker'],
  'postcode-given': ['NL', '1234AB', 'anna'],
  'zone-name': ['AU', '3183', 'bkr'],
  'zone-number': ['AU', '3183', '5'],
  'street-number': ['dorpsstraat', '5'],
  'street-surname': ['dorpsstraat', 'bkr'],
  'city-given': ['ede', 'anna'],
  'city-name': ['ede', 'bkr'],
  'postcode-name': ['NL 1234AB', 'bkr'],
  'postcode-number': ['NL 1234AB', '5'],
  'street-name': ['dorpsstraat', '5', 'bkr'],
  'town-name': ['NL', 'ede', '5', 'bkr'],
  'name-town': ['NL', 'ede', 'anna', 'bkr'],
  address: ['NL', '1234AB', '5', ''],
  'street-address': ['NL', 'ede', 'dorpsstraat', '5', 'A'],
}

/** Families whose cases have the first numbers. */
const FIRST_FAMILIES = 14

/** Single tokens. */
export const tokenCases: readonly Case[] = [
  ...Object.values(TOKEN_FAMILY).map(
    (family, at): Case => ({
      tcId: at < FIRST_FAMILIES ? 1 + at : 60 + at,
      comment: `family ${family}`,
      flags: [],
      input: token(family, PARTS[family] ?? []),
    }),
  ),
  {
    tcId: 15,
    comment: 'the same parts in another family',
    flags: ['FamilySeparation'],
    input: token('mobile', ['anna@example.org']),
  },
  {
    tcId: 16,
    comment: 'the border between the parts moved',
    flags: ['AmbiguousConcat'],
    input: token('relation', ['museumK', '-1001']),
  },
  {
    tcId: 17,
    comment: 'an empty part more',
    flags: ['AmbiguousConcat'],
    input: token('relation', ['museum', 'K-1001', '']),
  },
  { tcId: 18, comment: 'one empty part', flags: ['AmbiguousConcat'], input: token('email', ['']) },
  { tcId: 19, comment: 'a part beyond ASCII: UTF-8', flags: [], input: token('relation', ['mus\u00e9e', '\u{1f3ad}']) },
  {
    tcId: 20,
    comment: 'parts of 2,000 bytes',
    flags: [],
    input: token('relation', ['m'.repeat(1_000), '1'.repeat(1_000)]),
  },
  {
    tcId: 21,
    comment: 'another key',
    flags: ['WrongKey'],
    input: token('email', ['anna@example.org'], { linkageKey: other }),
  },
  {
    tcId: 22,
    comment: 'a family that is not in the table',
    flags: ['BadInput'],
    input: token('birth', ['1984-05-06']),
    error: 'LINKAGE_INVALID',
  },
  {
    tcId: 23,
    comment: 'a family in upper case',
    flags: ['BadInput'],
    input: token('Email', ['anna@example.org']),
    error: 'LINKAGE_INVALID',
  },
  { tcId: 24, comment: 'no parts', flags: ['EmptyIdentifier'], input: token('email', []), error: 'LINKAGE_INVALID' },
  {
    tcId: 25,
    comment: 'a key of 8 bytes',
    flags: ['BadInput'],
    input: token('email', ['anna@example.org'], { linkageKey: LINKAGE_KEY.slice(0, 16) }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 26,
    comment: 'a lone surrogate',
    flags: ['BadInput'],
    input: token('email', ['\ud800']),
    error: 'ENC_FIELD_INVALID',
  },
  {
    tcId: 27,
    comment: 'a key of 31 bytes',
    flags: ['BadInput'],
    input: token('email', ['anna@example.org'], { linkageKey: LINKAGE_KEY.slice(2) }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 28,
    comment: 'a key of 33 bytes',
    flags: ['BadInput'],
    input: token('email', ['anna@example.org'], { linkageKey: `${LINKAGE_KEY}00` }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 29,
    comment: 'a key of 64 bytes',
    flags: ['BadInput'],
    input: token('email', ['anna@example.org'], { linkageKey: LINKAGE_KEY + other }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 30,
    comment: 'a key of 33 bytes, and a family that is not in the table',
    flags: ['ErrorOrder'],
    input: token('birth', ['1984-05-06'], { linkageKey: `${LINKAGE_KEY}00` }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 31,
    comment: 'a family that is not in the table, and a lone surrogate',
    flags: ['ErrorOrder'],
    input: token('birth', ['\ud800']),
    error: 'LINKAGE_INVALID',
  },
]

/** Many tokens from a stream. */
export const manyCases: readonly Case[] = [
  {
    tcId: 51,
    comment:
      'pieces of 8 bytes from SHAKE-128 of the text in stream; the parts are the hex of its first 3 and its last 5 bytes',
    flags: ['Accumulated'],
    input: { linkageKey: LINKAGE_KEY, family: 'relation', stream: 'sluis linkage-token', count: 10_000 },
  },
]

const changed: readonly (readonly [string, Fields, string])[] = [
  ['everything', FULL, 'museum'],
  ['another institution', FULL, 'theatre'],
  ['the same fields in another order', Object.fromEntries(Object.entries(FULL).reverse()), 'museum'],
  ['a mark', { ...FULL, household: true }, 'museum'],
  ['two marks and an area', { postOfficeBox: true, organisation: true, postcodeArea: '1234' }, 'museum'],
  ['nothing', {}, 'museum'],
  ['a value in another field', { street: 'Ede' }, 'museum'],
  ['that value in its own field', { city: 'Ede' }, 'museum'],
]

/** What fingerprints are made of. */
export const fingerprintCases: readonly Case[] = changed.map(([comment, identity, institution], at) => ({
  tcId: 301 + at,
  comment,
  flags: comment.includes('order') ? ['FieldOrder'] : [],
  input: { identity, institution },
}))

/** Blocking tokens of whole records. */
export const blockingCases: readonly Case[] = [
  ...IDENTITIES.map(([comment, identity], at): Case => blocking(401 + at, comment, identity)),
  ...MORE_IDENTITIES.map(([comment, identity], at): Case => blocking(460 + at, comment, identity)),
  {
    tcId: 470,
    comment: 'a key of 33 bytes, and nothing to make a token of',
    flags: ['BadInput'],
    input: { linkageKey: `${LINKAGE_KEY}00`, identity: {}, institution: 'museum', homeCountry: 'NL' },
    error: 'KEY_LENGTH_INVALID',
  },
]

function blocking(tcId: number, comment: string, identity: Fields): Case {
  const flags = comment.includes('role') ? ['SharedContact'] : []
  return {
    tcId,
    comment,
    flags,
    input: { linkageKey: LINKAGE_KEY, identity, institution: 'museum', homeCountry: 'NL' },
  }
}
