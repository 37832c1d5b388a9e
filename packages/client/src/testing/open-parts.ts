import { CoreError } from '@sluis/ttp-core/common'
import { type IdentityContent, openPart, type PartContext, parseIdentityContent } from '@sluis/ttp-core/identity'
import { type ActivityRow, type IdentityRow, PART_SCHEMA } from '@sluis/ttp-core/supplier'
import { parseActivityContent } from '@sluis/ttp-core/tenant'
import type { Held, HeldChunk } from './deliveries.ts'
import type { Parties } from './parties.ts'

type Keys = Pick<Parties, 'identitySeal' | 'tenantSeal' | 'institution'>
/** A row of an activity part, and one of an identity part. */
export interface OpenedDelivery {
  readonly identities: readonly IdentityRow[]
  readonly activities: readonly ActivityRow[]
  /** Its rows withdraw consent, and are no visits. */
  readonly isWithdrawal: boolean
}

/** The rows of a delivery, opened with the keys of both who receive them: what nobody but a test can do. */
export async function openParts(held: Held, keys: Keys): Promise<OpenedDelivery> {
  const identities: IdentityRow[] = []
  const activities: ActivityRow[] = []
  let isWithdrawal = false
  for (const [number, chunk] of [...held.chunks].sort(([a], [b]) => a - b)) {
    const { rows, withdrawal } = await identitiesOf(held, number, chunk, keys)
    identities.push(...rows)
    isWithdrawal ||= withdrawal === true
    const { content } = await openPart(chunk.activityPart, contextOf(held, number, 'activity'), {
      recipients: [keys.tenantSeal.privateJwk],
      signers: [keys.institution.publicJwk],
    })
    activities.push(...parseActivityContent(content).rows)
  }
  return { identities, activities, isWithdrawal }
}

/** DELI-21: what the identity engine says of a closed delivery. */
export async function verdictOf(held: Held, keys: Keys): Promise<NonNullable<Held['verdict']>> {
  let first = 0
  for (const [number, chunk] of [...held.chunks].sort(([a], [b]) => a - b)) {
    try {
      const { rows } = await identitiesOf(held, number, chunk, keys)
      const end = first + chunk.rowCount
      if (rows.some(({ row }) => row < first || row >= end)) throw new CoreError('PART_CONTENT_INVALID', 'rows')
      first = end
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
      return { verified: false, refusal: { code: error.code, chunk: number } }
    }
  }
  return { verified: true }
}

async function identitiesOf(
  held: Held,
  number: number,
  { identityPart }: HeldChunk,
  { identitySeal, institution }: Keys,
): Promise<IdentityContent> {
  const { content } = await openPart(identityPart, contextOf(held, number, 'identity'), {
    recipients: [identitySeal.privateJwk],
    signers: [institution.publicJwk],
  })
  return parseIdentityContent(content)
}

function contextOf(held: Held, chunk: number, kind: 'identity' | 'activity'): PartContext {
  const { deliveryId: delivery, institution, tenant, domain } = held
  return { kind, delivery, chunk, institution, tenant, domain, schema: PART_SCHEMA[kind] }
}
