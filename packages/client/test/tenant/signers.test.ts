import { randomUUID } from 'node:crypto'
import { PART_SCHEMA } from '@sluis/ttp-core/common'
import { signKeyFromSeed } from '@sluis/ttp-core/identity'
import { sealPart } from '@sluis/ttp-core/pseudonymise'
import { signManifest } from '@sluis/ttp-core/supplier'
import { expect, test } from 'vitest'
import { openItem } from '../../src/tenant/index.ts'
import {
  always,
  contextOf,
  DIRECTORY,
  digest,
  Feed,
  KEYS,
  keySign,
  museum,
  pseudonym,
  tenantClient,
  tenantSeal,
  theatre,
} from './world.ts'

type Kind = 'activity' | 'pseudonym' | 'attribute' | 'change'
const identitySign = signKeyFromSeed(new Uint8Array(32).fill(25))
const SIGNERS = { museum, theatre, tenant: tenantClient, 'identity engine': identitySign, 'key engine': keySign }
const MERGE = { change: 'merge', kind: 'person', old: pseudonym('person', 5), new: pseudonym('person', 6) }
type Signer = keyof typeof SIGNERS
const ALLOWED: Record<Kind, Signer> = {
  activity: 'museum',
  pseudonym: 'key engine',
  attribute: 'identity engine',
  change: 'key engine',
}
const pairs = (Object.keys(ALLOWED) as Kind[]).flatMap((kind) =>
  (Object.keys(SIGNERS) as Signer[]).map((signer): [Kind, Signer, boolean] => [kind, signer, ALLOWED[kind] === signer]),
)

/** A feed with one item, logged and named by the institution, in which the signer signed the part of this kind. */
async function feedWith(kind: Kind, signer: Signer): Promise<Feed> {
  const feed = new Feed()
  const delivery = randomUUID()
  const place = { delivery, institution: kind === 'change' ? '' : 'museum', tenant: 'audience', domain: 'reach' }
  const part = (of: Kind): Promise<string> => {
    const list =
      of === 'change' ? { changes: [MERGE] } : { rows: of === 'activity' ? [{ row: 0, visitDate: '2026-02-03' }] : [] }
    const content = { schema: PART_SCHEMA[of], ...list } as never
    const by = SIGNERS[of === kind ? signer : ALLOWED[of]].privateJwk
    return sealPart(contextOf(of, place, 0), content, { recipient: tenantSeal.publicJwk, signer: by })
  }
  if (kind === 'change') {
    feed.add({ kind, domain: 'reach', change: delivery }, { changePart: await part('change') })
    return feed
  }
  const activityPart = await part('activity')
  const identityDigest = digest('')
  const chunks = [{ number: 0, rowCount: 1, identityDigest, activityDigest: digest(activityPart) }]
  const manifest = await signManifest(
    { schema: 'sluis-manifest/1', ...place, directoryVersion: 1, chunks, rowCount: 1 },
    museum.privateJwk,
  )
  const parts = { activityPart, pseudonymPart: await part('pseudonym'), attributePart: await part('attribute') }
  feed.add({ kind: 'chunk', domain: 'reach', delivery, chunk: 0, institution: 'museum', manifest }, parts)
  return feed
}

test.each(pairs)('of a part of kind %s, the signature of the %s counts: %s [SEAL-15]', async (kind, signer, counts) => {
  const feed = await feedWith(kind, signer)
  const { quarantined } = await openItem(feed.item(1), feed.parts(1), always(DIRECTORY), KEYS)
  expect(quarantined).toEqual(counts ? [] : [{ code: 'PART_UNUSABLE', reason: 'PART_SIGNATURE_INVALID' }])
})
