import { PART_SCHEMA } from '@sluis/ttp-core/common'
import { sealPart } from '@sluis/ttp-core/identity'
import { signManifest } from '@sluis/ttp-core/supplier'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  followReleases,
  openItem,
  type ReleaseApi,
  type ReleaseItem,
  type TenantBatch,
  TenantError,
} from '../../src/tenant/index.ts'
import {
  always,
  contextOf,
  DIRECTORY,
  type Feed,
  following,
  honestFeed,
  KEYS,
  keySign,
  museum,
  pseudonym,
  tenantSeal,
  theatre,
  visit,
} from './world.ts'

let feed: Feed
beforeEach(async () => {
  feed = await honestFeed()
})

async function follow(api: Partial<ReleaseApi>, seen: (key: string) => boolean = () => false) {
  const batches: TenantBatch[] = []
  const options = { api: { ...feed.api(), ...api }, keys: KEYS, ...following(DIRECTORY), after: 0, seen }
  try {
    for await (const batch of followReleases(options)) batches.push(batch)
    return { batches }
  } catch (error) {
    if (!(error instanceof TenantError)) throw error
    return { batches, code: error.code, cursor: error.cursor }
  }
}

const listing = (cursors: readonly ReleaseItem[], lastCursor = 4): Partial<ReleaseApi> => ({
  listReleases: async (after) => ({ items: cursors.filter(({ cursor }) => cursor > after), lastCursor }),
})

/** The codes of the first item as `changed` by the gateway. */
async function codesOf(item: ReleaseItem, parts = feed.parts(item.cursor)): Promise<string[]> {
  const { quarantined, rows, changes, sealed } = await openItem(item, parts, always(DIRECTORY), KEYS)
  expect([...rows, ...changes]).toEqual([])
  expect(sealed).toEqual({ item, parts })
  return quarantined.map(({ code, reason }) => (reason === undefined ? code : `${code} ${reason}`))
}

test('the untouched feed has nothing to set aside', async () => {
  const { batches } = await follow({})
  expect(batches.flatMap(({ quarantined }) => quarantined)).toEqual([])
  expect(batches.map(({ rows, changes }) => rows.length + changes.length)).toEqual([1, 1, 1, 1])
})

describe('the feed', () => {
  test('an item dropped in the middle is a gap, and nothing after it is applied [RELE-12]', async () => {
    const result = await follow(listing([feed.item(1), feed.item(3), feed.item(4)]))
    expect(result).toMatchObject({ code: 'FEED_GAP', cursor: 2 })
    expect(result.batches).toHaveLength(1)
  })
  test('an item dropped at the start is a gap', async () => {
    expect(await follow(listing([feed.item(2)]))).toMatchObject({ code: 'FEED_GAP', cursor: 1, batches: [] })
  })
  test('an end that is said to be further on than what is handed over is a gap [RELE-12]', async () => {
    expect(await follow(listing([feed.item(1)]))).toMatchObject({ code: 'FEED_GAP', cursor: 2 })
  })
  test('items in another order are a gap', async () => {
    expect(await follow(listing([feed.item(2), feed.item(1)]))).toMatchObject({ code: 'FEED_GAP' })
  })
  test('an item shown again under its own cursor is a gap', async () => {
    expect(await follow(listing([feed.item(1), feed.item(1)]))).toMatchObject({ code: 'FEED_GAP', cursor: 2 })
  })
  test.each([1, 4])('item %i again under another cursor is a replay [RELE-12]', async (cursor) => {
    feed.entries.push(feed.entry(cursor))
    const result = await follow({})
    expect(result).toMatchObject({ code: 'FEED_REPLAY', cursor: 5 })
    expect(result.batches).toHaveLength(4)
  })
  test('an item logged a second time is a replay all the same', async () => {
    const { item, parts } = feed.entry(1)
    feed.add(item, parts)
    expect(await follow({})).toMatchObject({ code: 'FEED_REPLAY', cursor: 5 })
  })
  test('an item applied in an earlier run is a replay [RELE-12, RELE-23]', async () => {
    const { delivery } = feed.item(1)
    const result = await follow({}, (key) => key === `chunk ${delivery} 0`)
    expect(result).toMatchObject({ code: 'FEED_REPLAY', cursor: 1, batches: [] })
  })
  test('a false claim to a name does not keep the true item out [RELE-14]', async () => {
    const [real, other] = [feed.entry(1), feed.entry(3)]
    feed.entries.unshift({ ...real, opening: other.opening })
    const { batches, code } = await follow({})
    expect(code).toBeUndefined()
    expect(batches[0]?.quarantined).toEqual([{ code: 'EVIDENCE_INVALID' }])
    expect(batches[1]?.rows).toHaveLength(1)
  })
  test('a feed that ends before what was applied is refused [RELE-12]', async () => {
    const options = { api: feed.api(), keys: KEYS, ...following(DIRECTORY), after: 9, seen: () => false }
    const first = followReleases(options).next()
    await expect(first).rejects.toMatchObject({ code: 'FEED_BEHIND', cursor: 4 })
  })
})

describe('the parts of an item', () => {
  test('parts swapped between items of one delivery', async () => {
    expect(await codesOf(feed.item(1), feed.parts(2))).toEqual(['PART_CHANGED'])
    // No text that is ASCII, so no part: nor may it stop the tenant.
    expect(await codesOf(feed.item(1), { ...feed.parts(1), pseudonymPart: '\ud800' })).toEqual(['PART_CHANGED'])
  })
  test.each(['activityPart', 'pseudonymPart', 'attributePart'] as const)('a byte of the %s changed', async (name) => {
    const part = feed.parts(1)[name] ?? ''
    for (const at of [0, Math.floor(part.length / 2), part.length - 1]) {
      const changed = `${part.slice(0, at)}${part[at] === 'A' ? 'B' : 'A'}${part.slice(at + 1)}`
      expect(await codesOf(feed.item(1), { ...feed.parts(1), [name]: changed })).toEqual(['PART_CHANGED'])
    }
  })
  test.each(['activityPart', 'pseudonymPart', 'attributePart'] as const)('the %s withheld', async (name) => {
    const { [name]: _, ...rest } = feed.parts(1)
    expect(await codesOf(feed.item(1), rest)).toEqual(['PART_MISSING'])
  })
  test('the change part withheld, and of another change', async () => {
    expect(await codesOf(feed.item(4), {})).toEqual(['PART_MISSING'])
    await feed.addChange([
      { change: 'merge', kind: 'person', old: pseudonym('person', 5), new: pseudonym('person', 6) },
    ])
    expect(await codesOf(feed.item(4), feed.parts(5))).toEqual(['PART_CHANGED'])
  })
  test('a pseudonym part of another chunk, although the gateway logged its digest here', async () => {
    const { item } = feed.entry(1)
    const mixed = { ...feed.parts(1), pseudonymPart: feed.parts(2).pseudonymPart ?? '' }
    feed.add({ ...item, chunk: 0 }, mixed)
    expect(await codesOf(feed.item(5))).toEqual(['PART_UNUSABLE PART_CONTEXT_MISMATCH'])
  })
  test('a pseudonym part of the gateway’s own making, logged [SEAL-15]', async () => {
    const { item } = feed.entry(1)
    const place = { delivery: item.delivery ?? '', institution: 'museum', tenant: 'audience', domain: 'reach' }
    const content = { schema: 'sluis-pseudonym/1', rows: [] } as const
    const options = { recipient: tenantSeal.publicJwk, signer: museum.privateJwk }
    const pseudonymPart = await sealPart(contextOf('pseudonym', place, 0), content, options)
    feed.add(item, { ...feed.parts(1), pseudonymPart })
    expect(await codesOf(feed.item(5))).toEqual(['PART_UNUSABLE PART_SIGNATURE_INVALID'])
  })
  test('an activity part of the gateway’s own making, logged, is not what the institution signed for [RELE-15]', async () => {
    const { item } = feed.entry(1)
    const activityPart = feed.parts(2).activityPart ?? ''
    feed.add(item, { ...feed.parts(1), activityPart })
    expect(await codesOf(feed.item(5))).toEqual(['PART_CHANGED'])
  })
  test('a part that is sealed to another tenant', async () => {
    const { privateJwk } = tenantSeal
    const keys = { ...KEYS, sealKeys: [{ ...privateJwk, kid: `${privateJwk.kid.slice(0, -1)}_` }] }
    const { quarantined } = await openItem(feed.item(1), feed.parts(1), always(DIRECTORY), keys)
    expect(quarantined).toEqual([{ code: 'PART_UNUSABLE', reason: 'PART_WRONG_KEY' }])
  })
})

describe('the evidence of an item', () => {
  test('of another item [RELE-15]', async () => {
    expect(await codesOf({ ...feed.item(1), evidence: feed.item(2).evidence })).toEqual(['EVIDENCE_INVALID'])
    expect(await codesOf({ ...feed.item(1), evidence: feed.item(4).evidence })).toEqual(['EVIDENCE_INVALID'])
  })
  test('with other digests than were logged [RELE-15]', async () => {
    const item = feed.item(1)
    const details = {
      ...item.evidence.details,
      digests: (feed.item(2).evidence.details as { digests: object }).digests,
    }
    expect(await codesOf({ ...item, evidence: { ...item.evidence, details } })).toEqual(['EVIDENCE_INVALID'])
  })
  test('logged for another tenant or domain [RELE-15]', async () => {
    const { item, parts } = feed.entry(1)
    feed.add(item, parts, { tenant: 'rival' })
    feed.add(item, parts, { domain: 'other' })
    expect(await codesOf(feed.item(5))).toEqual(['EVIDENCE_INVALID'])
    expect(await codesOf(feed.item(6))).toEqual(['EVIDENCE_INVALID'])
  })
  test('of a log with another key', async () => {
    const { log } = DIRECTORY
    const verifierKey = log.verifierKey.replace(/^sluis.test\/log/, 'sluis.test/other')
    const directory = { ...DIRECTORY, log: { ...log, verifierKey } }
    const { quarantined } = await openItem(feed.item(1), feed.parts(1), always(directory), KEYS)
    expect(quarantined).toEqual([{ code: 'EVIDENCE_INVALID' }])
  })
  test('with an entry or proof that was touched', async () => {
    const item = feed.item(1)
    const { evidence } = item
    for (const changed of [
      { ...evidence, entry: evidence.entry.replace('12:00', '12:01') },
      { ...evidence, proof: evidence.proof.replace('index 1', 'index 0') },
      { ...evidence, proof: evidence.proof.slice(0, -3) },
      { ...evidence, salt: feed.item(2).evidence.salt },
    ])
      expect(await codesOf({ ...item, evidence: changed })).toEqual(['EVIDENCE_INVALID'])
  })
  test('of the acceptance: none, that of another delivery, or of another time [RELE-15, RELE-47]', async () => {
    const { closing: _, ...without } = feed.item(1)
    expect(await codesOf(without)).toEqual(['EVIDENCE_INVALID'])
    const ofAnother = { ...without, closing: feed.item(3).evidence }
    expect(await codesOf(ofAnother)).toEqual(['EVIDENCE_INVALID'])
    const { closing } = feed.item(1)
    feed.log.add('token.issued', {})
    const { item, opening } = feed.entry(1)
    const newer = feed.log.prove(opening)
    if (closing === undefined) throw new Error('no closing')
    expect(await codesOf({ ...item, cursor: 1, evidence: newer, closing })).toEqual(['EVIDENCE_INVALID'])
  })
})

describe('the manifest of an item', () => {
  test('of another delivery [RELE-15]', async () => {
    await feed.addDelivery({ institution: 'museum', chunks: [[visit(9)]] })
    const manifest = feed.item(5).manifest ?? ''
    expect(await codesOf({ ...feed.item(1), manifest })).toEqual(['MANIFEST_INVALID'])
  })
  test('withheld or touched [RELE-15]', async () => {
    const { manifest = '', ...rest } = feed.item(1)
    expect(await codesOf(rest)).toEqual(['MANIFEST_INVALID'])
    const touched = `${manifest.slice(0, -9)}${manifest.at(-9) === 'A' ? 'B' : 'A'}${manifest.slice(-8)}`
    expect(await codesOf({ ...rest, manifest: touched })).toEqual(['MANIFEST_INVALID'])
  })
  test('signed by another institution [RELE-15]', async () => {
    const { delivery = '', institution = '' } = feed.item(1)
    const manifest = await signManifest(
      {
        schema: 'sluis-manifest/1',
        delivery,
        institution,
        tenant: 'audience',
        domain: 'reach',
        directoryVersion: 1,
        chunks: [{ number: 0, rowCount: 1, identityDigest: 'A'.repeat(43), activityDigest: 'A'.repeat(43) }],
        rowCount: 1,
      },
      theatre.privateJwk,
    )
    expect(await codesOf({ ...feed.item(1), manifest })).toEqual(['MANIFEST_INVALID'])
  })
  test('the item said to be of another institution [RELE-15]', async () => {
    expect(await codesOf({ ...feed.item(1), institution: 'theatre' })).toEqual(['MANIFEST_INVALID'])
    expect(await codesOf({ ...feed.item(1), institution: 'unknown' })).toEqual(['AGREEMENT_MISSING'])
  })
})

test('content that its signer made against the standard is set aside with the reason [RECO-18]', async () => {
  const { item } = feed.entry(4)
  const change = item.change ?? ''
  const place = { delivery: change, institution: '', tenant: 'audience', domain: 'reach' }
  const content = { schema: PART_SCHEMA.change, changes: [] } as const
  const changePart = await sealPart(contextOf('change', place, 0), content, {
    recipient: tenantSeal.publicJwk,
    signer: keySign.privateJwk,
  })
  feed.add(item, { changePart })
  expect(await codesOf(feed.item(5))).toEqual(['PART_UNUSABLE PART_CONTENT_INVALID'])
})
