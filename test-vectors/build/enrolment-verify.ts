import { canonicalJson } from '../../packages/ttp-core/src/encoding/index.ts'
import { counted } from './approval-documents.ts'
import { first, following, full, next, other, request, signed, signedText } from './enrolment-documents.ts'
import type { Case, Fields } from './frame.ts'

const canonical = canonicalJson(request)
const right = await signed(request, first.sign)
const [header = '', payload = '', signature = ''] = right.split('.')
const bytes = (value: string): string => Buffer.from(value).toString('base64url')
/** Signs by one key under the name of another. */
const named = (key: Fields, name: Fields): Fields => ({ ...key, kid: name.kid ?? '' })

const verify = counted(401)
const unsigned: readonly (readonly [string, string, string])[] = [
  ['signed by another key', 'Forged', await signed(request, other.sign)],
  [
    'signed by another key under the name of the new one',
    'Forged',
    await signed(request, named(other.sign, first.sign)),
  ],
  ['a manifest of the same content', 'Forged', await signed(request, first.sign, 'sluis-manifest')],
  ['another client under the signature', 'Forged', `${header}.${bytes(canonical.replace('a-1', 'a-2'))}.${signature}`],
  ['a signature of zeros', 'Forged', `${header}.${payload}.${'A'.repeat(86)}`],
  ['a fourth segment', 'Forged', `${right}.`],
  ['a member twice', 'NotCanonical', signedText(canonical.replace('{', '{"clientId":"someone-else",'))],
  ['white space behind the document', 'NotCanonical', signedText(`${canonical} `)],
]
const badForm: readonly (readonly [string, string])[] = [
  ['no document', ''],
  ['one segment', header],
  ['a payload that is not base64url', `${header}.${payload}=.${signature}`],
  ['a payload that is no JSON', signedText('{')],
  ['nothing, signed', signedText('null')],
  ['an unknown member, signed', await signed({ ...request, scopes: ['delivery:write'] }, first.sign)],
]

export const VERIFY_CASES: readonly Case[] = [
  verify('of an institution', ['Normal'], { jws: right }),
  verify('of a tenant', ['Normal'], { jws: await signed(full, first.sign) }),
  ...unsigned.map(([comment, flag, jws]) => verify(comment, [flag], { jws }, 'ENROLMENT_SIGNATURE_INVALID')),
  ...badForm.map(([comment, jws]) => verify(comment, ['BadForm'], { jws }, 'ENROLMENT_INVALID')),
  verify(
    'a private key in it',
    ['BadForm'],
    { jws: await signed({ ...request, signKey: first.sign }, first.sign) },
    'KEY_FORM_INVALID',
  ),
  verify(
    'an unknown member, signed by another key',
    ['ErrorOrder'],
    { jws: await signed({ ...request, scopes: [] }, other.sign) },
    'ENROLMENT_INVALID',
  ),
]

const inner = await signed(following, next.sign)
const around = (document: Fields, key: Fields): Promise<string> => signed(document, key, 'sluis-rollover')
const rollover = (jws: string): Fields => ({ schema: 'sluis-rollover/1', request: jws })
const vouched = await around(rollover(inner), first.sign)
const own = [first.verify]

const check = counted(501)
const refused: readonly (readonly [string, string, Fields])[] = [
  ['signed by the new key', 'Forged', { jws: await around(rollover(inner), next.sign), keys: own }],
  [
    'signed by another key of the client than it follows',
    'Forged',
    { jws: await around(rollover(inner), other.sign), keys: [first.verify, other.verify] },
  ],
  ['of a key that the directory does not name', 'Forged', { jws: vouched, keys: [other.verify] }],
  ['of a client without a key', 'Forged', { jws: vouched, keys: [] }],
  ['a request that nobody vouches for', 'Forged', { jws: inner, keys: [first.verify, next.verify] }],
  ['around a first enrolment', 'Forged', { jws: await around(rollover(right), first.sign), keys: own }],
  [
    'around a request that another key signed',
    'Forged',
    { jws: await around(rollover(await signed(following, other.sign)), first.sign), keys: own },
  ],
  [
    'an unknown member, signed by another key',
    'ErrorOrder',
    { jws: await around({ ...rollover(inner), more: '' }, other.sign), keys: own },
  ],
]
export const ROLLOVER_CASES: readonly Case[] = [
  check('vouched for by the key that it follows', ['Normal'], { jws: vouched, keys: own }),
  check('which is one of several', ['Normal'], { jws: vouched, keys: [other.verify, first.verify] }),
  ...refused.map(([comment, flag, input]) => check(comment, [flag], input, 'ENROLMENT_SIGNATURE_INVALID')),
  check(
    'an unknown member',
    ['BadForm'],
    { jws: await around({ ...rollover(inner), more: '' }, first.sign), keys: own },
    'ENROLMENT_INVALID',
  ),
  check(
    'around a request that does not follow its schema',
    ['BadForm'],
    { jws: await around(rollover(await signed({ ...following, sealKeys: '' }, next.sign)), first.sign), keys: own },
    'ENROLMENT_INVALID',
  ),
]

/** What a rollover carries, and what it is not. */
export const REQUESTS = { inner, right, forged: await signed(following, other.sign) }
