import {
  type ActivityContent,
  type Identity,
  type IdentityContent,
  PART_SCHEMA,
  sealPart,
  signManifest,
} from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { digestOf } from '../../http/part-digest.ts'
import type { DeliveryEvent } from '../send/events.ts'
import { Outbox, type SealedOutbox } from '../send/outbox.ts'
import type { Parties } from '../send/parties.ts'
import { openDelivery } from '../send/remote-delivery.ts'
import { Uploader } from '../send/upload.ts'

/** What a withdrawal is made of. */
export interface NewWithdrawal {
  readonly api: ApiClient<ServiceConfig>
  readonly identity: Identity
  readonly parties: Parties
  readonly contentTag: string
  readonly onEvent: (event: DeliveryEvent) => void
  readonly signal?: AbortSignal
}

/**
 * Seals a withdrawal as a delivery of one row and no activity, and uploads it: DELI-41. Everything lies in the outbox first, so that the same
 * command goes on after an interruption.
 */
export async function makeWithdrawal(job: NewWithdrawal): Promise<{ outbox: Outbox; sealed: SealedOutbox }> {
  const { api, identity, parties, contentTag, onEvent, signal } = job
  const { institution, tenant, domain, directoryVersion, identityKey, tenantKey, signer } = parties
  const delivery = crypto.randomUUID()
  const label = { schema: 'sluis-outbox/1', deliveryId: delivery, tenant, domain, contentTag } as const
  const outbox = await Outbox.create(api.storage, label)
  try {
    // Who withdrew, consented anew and withdraws again says the same twice.
    await openDelivery(api, label, { again: true }, signal)
  } catch (error) {
    if (error instanceof ClientError && !error.retryable) await outbox.remove()
    throw error
  }
  onEvent({ event: 'opened', deliveryId: delivery })
  const place = { delivery, chunk: 0, institution, tenant, domain } as const
  const people: IdentityContent = { schema: 'sluis-identity/1', withdrawal: true, rows: [{ row: 0, ...identity }] }
  const visits: ActivityContent = { schema: 'sluis-activity/1', rows: [] }
  const [identityPart, activityPart] = await Promise.all([
    sealPart({ ...place, kind: 'identity', schema: PART_SCHEMA.identity }, people, { recipient: identityKey, signer }),
    sealPart({ ...place, kind: 'activity', schema: PART_SCHEMA.activity }, visits, { recipient: tenantKey, signer }),
  ])
  await outbox.putChunk(0, { identityPart, activityPart })
  const [identityDigest, activityDigest] = await Promise.all([digestOf(identityPart), digestOf(activityPart)])
  const chunks = [{ number: 0, rowCount: 1, identityDigest, activityDigest }]
  const of = { schema: 'sluis-manifest/1', delivery, institution, tenant, domain, directoryVersion } as const
  const sealed: SealedOutbox = {
    manifest: await signManifest({ ...of, chunks, rowCount: 1 }, signer),
    chunks,
    summary: {},
  }
  await outbox.seal(sealed)
  const uploader = new Uploader(api, outbox, (sent) => onEvent({ event: 'uploaded', chunks: sent }), signal)
  for (const chunk of chunks) uploader.add(chunk)
  await uploader.finish()
  return { outbox, sealed }
}
