import type { Directory, LinkabilityReport, Manifest, SignPublicJwk } from '@sluis/ttp-core/identity'
import {
  currentSignKeysOf,
  findAgreement,
  findOrganisation,
  LinkabilityCount,
  SALT_LENGTH,
  toBase64url,
  verifyManifest,
} from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { digestOf } from '../../../kernel/part-digest.ts'
import type { CanaryWatch } from '../alarms/canary-watch.ts'
import { DeliverySurvey } from '../alarms/survey-delivery.ts'
import type { IdentityPorts } from '../ports.ts'
import { withdrawnTokens } from '../reveal/withdrawal-rows.ts'
import type { Refusal } from './delivery-problem.ts'
import { DeliveryRefused, refusalOf } from './delivery-problem.ts'
import type { ClosedDelivery } from './delivery-row.ts'
import {
  deleteIdentityParts,
  markVerified,
  readIdentityPart,
  recordRefusal,
  takeClosedDelivery,
} from './delivery-row.ts'
import { addLinkability } from './linkability-row.ts'
import { openIdentityPart } from './open-identity-part.ts'
import { takeWithdrawal } from './take-withdrawal.ts'

/** What became of one look for a closed delivery. */
export type VerifyOutcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'verified'; readonly delivery: string }
  | { readonly kind: 'refused'; readonly delivery: string; readonly refusal: Refusal }
  /** The directory under which it was made is not known yet; `directoryVersion` where the institution signed for its number. */
  | { readonly kind: 'early'; readonly delivery: string; readonly directoryVersion?: number }

const ACTOR = 'engine:identity'
/** What a directory version that has not arrived yet would explain. */
const BY_DIRECTORY: ReadonlySet<string> = new Set(['MANIFEST_INVALID', 'AGREEMENT_MISSING', 'PART_SIGNATURE_INVALID'])
/** How long after its closing a delivery may wait for the directory version under which the gateway accepted it. */
const SETTLING_MS = 3_000

/**
 * Verifies the next closed delivery, in one transaction: the manifest by the institution's keys from the directory, the
 * agreement, and every part, opened and read to its end. Only then may its first row be resolved. How well it can be linked is
 * stored with that, and what the survey of it found; a withdrawal of consent counts from then on. What is wrong with one part refuses the delivery as a whole, and its identities are deleted.
 * @param except Deliveries that are left alone for now.
 */
export async function verifyNextDelivery(
  ports: IdentityPorts,
  canaries: CanaryWatch,
  except: readonly string[],
): Promise<VerifyOutcome> {
  // Before the transaction: within it, the directory would need a second connection of the same pool.
  const { directory } = await ports.directory.current()
  return ports.database.transaction(async (sql) => {
    const delivery = await takeClosedDelivery(sql, except)
    if (delivery === undefined) return { kind: 'idle' }
    await canaries.refresh(sql)
    const survey = new DeliverySurvey(ports, canaries, delivery)
    let verified: VerifiedParts
    let manifest: Manifest
    try {
      const against = await verifyAgainst(directory, delivery, ports.now())
      manifest = against.manifest
      if (manifest.directoryVersion > directory.version) {
        return { kind: 'early', delivery: delivery.id, directoryVersion: manifest.directoryVersion }
      }
      verified = await verifyParts(sql, ports, delivery, manifest, against.signers, survey)
    } catch (error) {
      if (!(error instanceof DeliveryRefused)) throw error
      const age = ports.now().getTime() - delivery.closedAt.getTime()
      if (BY_DIRECTORY.has(error.refusal.code) && age < SETTLING_MS) return { kind: 'early', delivery: delivery.id }
      await refuse(sql, ports, delivery, error.refusal)
      return { kind: 'refused', delivery: delivery.id, refusal: error.refusal }
    }
    const { linkability, withdrawn } = verified
    const at = ports.now()
    await markVerified(sql, delivery.id, at)
    await addLinkability(sql, delivery.id, linkability)
    await survey.conclude(sql)
    if (withdrawn !== undefined) await takeWithdrawal(sql, ports, directory, delivery, manifest, withdrawn, at)
    return { kind: 'verified', delivery: delivery.id }
  })
}

async function verifyAgainst(
  directory: Directory,
  delivery: ClosedDelivery,
  now: Date,
): Promise<{ readonly manifest: Manifest; readonly signers: readonly SignPublicJwk[] }> {
  const institution = findOrganisation(directory, delivery.institution)
  if (institution === undefined) throw new DeliveryRefused('MANIFEST_INVALID', 0)
  // First: of an institution that is suspended no key counts any more, and that is the cause to be told.
  const closedOn = delivery.closedAt.toISOString().slice(0, 10)
  if (findAgreement(directory, delivery, closedOn) === undefined) throw new DeliveryRefused('AGREEMENT_MISSING', 0)
  // Of this moment, not of the closing: a key that is taken out because it was stolen could have signed then, too.
  const signers = currentSignKeysOf(institution, now.toISOString().slice(0, 10))
  const manifest = await verifyManifest(delivery.manifest, signers).catch((error: unknown) => {
    throw refusalOf(error, 0)
  })
  const names = ['institution', 'tenant', 'domain'] as const
  if (manifest.delivery !== delivery.id || names.some((name) => manifest[name] !== delivery[name])) {
    throw new DeliveryRefused('MANIFEST_INVALID', 0)
  }
  return { manifest, signers }
}

interface VerifiedParts {
  readonly linkability: LinkabilityReport
  /** Of a withdrawal of consent, keyed marks of what it names; undefined for rows that are resolved. */
  readonly withdrawn: readonly Uint8Array[] | undefined
}

/**
 * One part at a time: a delivery of any size takes the memory of one chunk. What is opened here is counted on the way: before
 * any row meets the store, so that the report cannot depend on who is known.
 */
async function verifyParts(
  sql: Sql,
  ports: IdentityPorts,
  delivery: ClosedDelivery,
  manifest: Manifest,
  signers: readonly SignPublicJwk[],
  survey: DeliverySurvey,
): Promise<VerifiedParts> {
  const linkability = new LinkabilityCount()
  let withdrawn: Uint8Array[] | undefined
  let firstRow = 0
  for (const { number, rowCount, identityDigest } of manifest.chunks) {
    const sealed = await readIdentityPart(sql, delivery.id, number)
    if (sealed === undefined || toBase64url(digestOf(sealed)) !== identityDigest) {
      throw new DeliveryRefused('MANIFEST_INVALID', number)
    }
    const place = { ...delivery, delivery: delivery.id, number }
    const { rows, withdrawal } = await openIdentityPart(sealed, place, ports.sealKeys, signers).catch(
      (error: unknown) => {
        throw refusalOf(error, number)
      },
    )
    const last = firstRow + rowCount
    if (rows.some(({ row }) => row < firstRow || row >= last)) throw new DeliveryRefused('PART_CONTENT_INVALID', number)
    // A withdrawal holds nothing else: no chunk of it is resolved.
    if (number > 0 && (withdrawal === true) !== (withdrawn !== undefined))
      throw new DeliveryRefused('PART_CONTENT_INVALID', number)
    if (withdrawal) withdrawn = [...(withdrawn ?? []), ...withdrawnTokens(ports, delivery.institution, rows)]
    for (const row of rows) linkability.add(row)
    survey.add(rows)
    linkability.addAnonymous(rowCount - rows.length)
    firstRow = last
  }
  return { linkability: linkability.report(), withdrawn }
}

async function refuse(sql: Sql, ports: IdentityPorts, delivery: ClosedDelivery, refusal: Refusal): Promise<void> {
  const at = ports.now()
  const { id, institution, tenant, domain } = delivery
  await recordRefusal(sql, { delivery: id, ...refusal, at })
  await deleteIdentityParts(sql, id)
  await appendAudit(sql, {
    action: 'delivery.refused',
    actor: ACTOR,
    at,
    salt: ports.random(SALT_LENGTH),
    details: { delivery: id, institution, tenant, domain, code: refusal.code, chunk: refusal.number },
  })
}
