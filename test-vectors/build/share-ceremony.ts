import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { canonicalJson } from '../../packages/ttp-core/src/encoding/index.ts'
import type { Case, Fields } from './frame.ts'
import { outputOf } from './frame.ts'
import { signPair } from './part-keys.ts'
import { CEREMONY_ID } from './share-points.ts'

const numbered = (from: number, cases: readonly Omit<Case, 'tcId'>[]): Case[] =>
  cases.map((each, index) => ({ tcId: from + index, ...each }))
const right = (comment: string, input: Fields): Omit<Case, 'tcId'> => ({ comment, flags: [], input })

/** Protocols of the ceremony whose shares these are. */
export async function ceremonyVectors(shares: readonly Fields[]) {
  const [one = {}] = shares
  const key = signPair(12)
  const ceremony: Fields = {
    schema: 'sluis-ceremony/1',
    id: CEREMONY_ID,
    engine: 'key',
    act: 'create',
    at: '2026-03-02T09:30:00.000Z',
    software: 'sluis 0.1.0',
    threshold: 3,
    keyCheckValue: text(one, 'keyCheckValue'),
    shares: await Promise.all(
      shares.map(async (share, index) => ({
        number: index + 1,
        custodian: `custodian-${index + 1}`,
        digest: text(await outputOf('PrintShare', share), 'digest'),
      })),
    ),
    witnesses: ['notary'],
  }
  const list = ceremony.shares as readonly Fields[]
  const [head = {}, ...tail] = list
  const invalid = (comment: string, flag: string, change: Fields): Omit<Case, 'tcId'> => ({
    comment,
    flags: [flag],
    input: { ceremony: { ...ceremony, ...change } },
    error: 'CEREMONY_INVALID',
  })
  const people = (count: number): string[] => Array.from({ length: count }, (_, index) => `witness-${index + 1}`)
  const many = (count: number): Fields[] =>
    Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      custodian: `custodian-${index + 1}`,
      digest: String(index + 10).repeat(32),
    }))
  const { witnesses: _, ...withoutWitnesses } = ceremony
  const ceremonyCases = numbered(401, [
    right('3 of 5', { ceremony }),
    right('split anew', { ceremony: { ...ceremony, act: 'reshare', previous: 'a0a1a2a3a4a5' } }),
    right('2 of 2, nobody watching', {
      ceremony: { ...ceremony, threshold: 2, shares: list.slice(0, 2), witnesses: [] },
    }),
    {
      comment: 'a member missing',
      flags: ['MissingMember'],
      input: { ceremony: withoutWitnesses },
      error: 'CEREMONY_INVALID',
    },
    invalid('an unknown member', 'UnknownMember', { root: '00' }),
    invalid('another schema', 'BadForm', { schema: 'sluis-ceremony/2' }),
    invalid('an engine that has no root', 'BadForm', { engine: 'gateway' }),
    invalid('a check value in upper case', 'BadForm', { keyCheckValue: 'ABCDEF0123456789' }),
    invalid('threshold 1', 'Threshold', { threshold: 1 }),
    invalid('a threshold that the shares do not reach', 'Threshold', { threshold: 6 }),
    invalid('a custodian with two shares', 'OnePerson', {
      shares: [head, { ...tail[0], custodian: 'custodian-1' }, ...tail.slice(1)],
    }),
    invalid('a custodian who is a witness', 'OnePerson', { witnesses: ['custodian-2'] }),
    invalid('one share twice', 'Duplicate', {
      shares: [head, { ...tail[0], digest: head.digest ?? '' }, ...tail.slice(1)],
    }),
    invalid('numbers with a gap', 'BadNumber', { shares: [head, ...tail.slice(1)] }),
    invalid('split anew from nothing', 'Previous', { act: 'reshare' }),
    invalid('made from an earlier one', 'Previous', { previous: 'a0a1a2a3a4a5' }),
    invalid('split anew from itself', 'Previous', { act: 'reshare', previous: CEREMONY_ID }),
    right('16 shares, and 16 who watch', { ceremony: { ...ceremony, shares: many(16), witnesses: people(16) } }),
    invalid('17 shares', 'Threshold', { shares: many(17) }),
    invalid('17 witnesses', 'BadForm', { witnesses: people(17) }),
    invalid('a witness named twice', 'OnePerson', { witnesses: ['notary', 'notary'] }),
    invalid('one share', 'Threshold', { threshold: 1, shares: many(1) }),
    invalid('a line feed behind a custodian', 'BadForm', {
      shares: [{ ...head, custodian: 'custodian-1\n' }, ...tail],
    }),
    invalid('a line feed behind the identifier', 'BadForm', { id: `${CEREMONY_ID}\n` }),
    invalid('a moment without milliseconds', 'BadForm', { at: '2026-03-02T09:30:00Z' }),
  ])
  const sign = async (type: string, document: Fields): Promise<string> =>
    text(await outputOf('SignDocument', { type, document, key: key.sign }), 'jws')
  const verifyCases = numbered(501, [
    right('signed', { jws: await sign('sluis-ceremony', ceremony), keys: [key.verify] }),
    {
      comment: 'signed by another key',
      flags: ['WrongKey'],
      input: { jws: await sign('sluis-ceremony', ceremony), keys: [signPair(13).verify] },
      error: 'JWS_INVALID',
    },
    {
      comment: 'signed as another kind of document',
      flags: ['OtherType'],
      input: { jws: await sign('sluis-manifest', ceremony), keys: [key.verify] },
      error: 'JWS_INVALID',
    },
    {
      comment: 'signed, and no protocol',
      flags: ['BadForm'],
      input: { jws: await sign('sluis-ceremony', { note: canonicalJson(ceremony) }), keys: [key.verify] },
      error: 'CEREMONY_INVALID',
    },
  ])
  return { ceremonyCases, verifyCases }
}
