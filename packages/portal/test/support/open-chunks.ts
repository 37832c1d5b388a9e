import { type IdentityContent, openPart, PART_SCHEMA } from '@sluis/ttp-core/identity'
import type { Arrived, Site } from './site.ts'

/** The rows of a delivery as its recipients read them, in an order of their own: identity and activity side by side. */
export async function rowsOf(
  { world, arrived }: Site,
  deliveryId: string,
  signer: Parameters<typeof openPart>[2]['signers'],
): Promise<string[]> {
  const { identitySeal, tenantSeal } = world.parties
  const rows: string[] = []
  for (const chunk of chunksOf(arrived, deliveryId)) {
    const context = {
      delivery: deliveryId,
      chunk: chunk.number,
      institution: 'museum',
      tenant: 'tenant',
      domain: 'audience',
    }
    const open = async (kind: 'identity' | 'activity', jwe: string, recipient: typeof identitySeal) =>
      (
        await openPart(
          jwe,
          { ...context, kind, schema: PART_SCHEMA[kind] },
          { recipients: [recipient.privateJwk], signers: signer },
        )
      ).content
    const identity = (await open('identity', chunk.identityPart, identitySeal)) as IdentityContent
    const activity = (await open('activity', chunk.activityPart, tenantSeal)) as unknown as { rows: { row: number }[] }
    for (const { row, ...visit } of activity.rows) {
      const { row: _, ...who } = identity.rows.find((each) => each.row === row) ?? { row }
      rows.push(JSON.stringify({ who: Object.entries(who).sort(), visit: Object.entries(visit).sort() }))
    }
  }
  return rows.sort()
}

interface Chunk {
  readonly number: number
  readonly identityPart: string
  readonly activityPart: string
}

/** The chunks of a delivery as they arrived; one that came twice counts once. */
function chunksOf(arrived: readonly Arrived[], deliveryId: string): Chunk[] {
  const found = new Map<number, Chunk>()
  for (const { method, path, text } of arrived) {
    const number = new RegExp(`^/v1/deliveries/${deliveryId}/chunks/(\\d+)$`).exec(path)?.[1]
    if (method !== 'PUT' || number === undefined) continue
    const parts = JSON.parse(text.split('\n').at(-1) ?? '') as Omit<Chunk, 'number'>
    found.set(Number(number), { number: Number(number), ...parts })
  }
  return [...found.values()]
}
