import type {
  CoreErrorCode,
  Directory,
  PartContext,
  PartKind,
  PrivateKey,
  ReleaseDetails,
  ReleaseDigests,
  RowRange,
  SignPublicJwk,
  VerifiedEvidence,
} from '@sluis/ttp-core/tenant'
import {
  CoreError,
  findOrganisation,
  openPart,
  PART_SCHEMA,
  parseActivityContent,
  parseAttributeContent,
  parseChangeContent,
  parsePseudonymContent,
  signKeysOf,
  verifyManifest,
  verifyRelease,
} from '@sluis/ttp-core/tenant'
import { digestOf } from '../http/part-digest.ts'
import type { QuarantineCode, SealedItem, TenantBatch } from './batch.ts'
import { TenantError } from './errors.ts'
import { joinRows } from './join-rows.ts'
import type { ReleaseItem, ReleaseParts } from './ports.ts'

/** Who the tenant is and what it opens with. */
export interface TenantKeys {
  readonly tenant: string
  /** Private keys that parts may be sealed to; old ones stay until nothing sealed to them can come any more. */
  readonly sealKeys: readonly PrivateKey[]
}

class SetAside extends Error {
  readonly quarantine: QuarantineCode
  constructor(quarantine: QuarantineCode) {
    super(quarantine)
    this.quarantine = quarantine
  }
}

/**
 * Verifies, opens and joins one item of the feed. Nothing is believed because the gateway says so: the audit log must prove the
 * item, the institution must have signed for its chunk, the engines for their parts. What fails is set aside, never dropped.
 * Throws `TenantError` DIRECTORY_WITHHELD when the institution names a later version of the directory than this one.
 */
export async function openItem(
  item: ReleaseItem,
  parts: ReleaseParts,
  directory: Directory,
  keys: TenantKeys,
): Promise<TenantBatch> {
  const { cursor, kind, domain, institution, delivery, chunk, change } = item
  const named: TenantBatch = {
    cursor,
    kind,
    domain,
    ...(institution === undefined ? {} : { institution }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(chunk === undefined ? {} : { chunk }),
    ...(change === undefined ? {} : { change }),
    rows: [],
    changes: [],
    quarantined: [],
  }
  const proof = proofOf(item, directory, keys.tenant)
  if (proof === undefined) return setAside(named, 'EVIDENCE_INVALID', { item, parts })
  const { details, index, checkpoint, note } = proof
  const empty: TenantBatch = { ...named, logged: { index, checkpoint: { checkpoint, note } } }
  try {
    if (kind === 'change') return { ...empty, ...(await openChange(item, parts, details.digests, directory, keys)) }
    return { ...empty, ...(await openChunk(item, parts, details.digests, directory, keys)) }
  } catch (error) {
    if (error instanceof SetAside) return setAside(empty, error.quarantine, { item, parts })
    if (error instanceof CoreError) return setAside(empty, 'PART_UNUSABLE', { item, parts }, error.code)
    throw error
  }
}

function setAside(batch: TenantBatch, code: QuarantineCode, sealed: SealedItem, reason?: CoreErrorCode): TenantBatch {
  return { ...batch, quarantined: [{ code, ...(reason === undefined ? {} : { reason }) }], sealed }
}

/** What the audit log committed to before the release; undefined unless it is about this very item. */
function proofOf(
  item: ReleaseItem,
  directory: Directory,
  tenant: string,
): VerifiedEvidence<ReleaseDetails> | undefined {
  try {
    const proof = verifyRelease(item.evidence, directory.log)
    const { details } = proof
    const same =
      details.tenant === tenant &&
      details.domain === item.domain &&
      (details.kind === 'chunk'
        ? item.kind === 'chunk' && details.delivery === item.delivery && details.chunk === item.chunk
        : item.kind === 'change' && details.change === item.change)
    return same ? proof : undefined
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}

async function openChange(
  item: ReleaseItem,
  parts: ReleaseParts,
  digests: ReleaseDigests,
  directory: Directory,
  keys: TenantKeys,
): Promise<Pick<TenantBatch, 'changes' | 'quarantined' | 'rewrap'>> {
  if (item.change === undefined) throw new SetAside('EVIDENCE_INVALID')
  const context = contextOf('change', item, keys.tenant, item.change)
  const content = await open(context, parts.changePart, digests.changePart, directory.engines.key.sign, keys)
  const { changes, rewrap } = parseChangeContent(content)
  if (rewrap === undefined) return { changes, quarantined: [] }
  const { id, chunk, refused } = rewrap
  const quarantined = refused.map(({ row, code }) => ({ code: 'PSEUDONYM_REFUSED' as const, row, reason: code }))
  return { changes, quarantined, rewrap: { id, chunk } }
}

async function openChunk(
  item: ReleaseItem,
  parts: ReleaseParts,
  digests: ReleaseDigests,
  directory: Directory,
  keys: TenantKeys,
) {
  const { delivery, chunk, institution, manifest } = item
  if (delivery === undefined || chunk === undefined || institution === undefined) throw new SetAside('EVIDENCE_INVALID')
  const agreements = directory.agreements.filter(
    (agreement) =>
      agreement.institution === institution && agreement.tenant === keys.tenant && agreement.domain === item.domain,
  )
  if (agreements.length === 0) throw new SetAside('AGREEMENT_MISSING')
  const organisation = findOrganisation(directory, institution)
  const institutionKeys = organisation === undefined ? [] : signKeysOf(organisation)
  const range = await demandSignedChunk(
    manifest,
    { delivery, institution, chunk, tenant: keys.tenant, domain: item.domain, parts },
    institutionKeys,
    directory.version,
    item.cursor,
  )
  const context = (kind: PartKind): PartContext => contextOf(kind, item, keys.tenant, delivery)
  const activity = parseActivityContent(
    await open(context('activity'), parts.activityPart, digests.activityPart, institutionKeys, keys),
  )
  const pseudonym = parsePseudonymContent(
    await open(context('pseudonym'), parts.pseudonymPart, digests.pseudonymPart, directory.engines.key.sign, keys),
  )
  const attribute =
    digests.attributePart === undefined
      ? undefined
      : parseAttributeContent(
          await open(
            context('attribute'),
            parts.attributePart,
            digests.attributePart,
            directory.engines.identity.sign,
            keys,
          ),
        )
  return joinRows({ domain: item.domain, institution, delivery, range, agreements, activity, pseudonym, attribute })
}

/** @returns The rows that the chunk may hold: those of the chunks before it come first. */
async function demandSignedChunk(
  jws: string | undefined,
  place: { delivery: string; institution: string; chunk: number; tenant: string; domain: string; parts: ReleaseParts },
  institutionKeys: readonly SignPublicJwk[],
  directoryVersion: number,
  cursor: number,
): Promise<RowRange> {
  const manifest = await Promise.resolve()
    .then(() => verifyManifest(jws ?? '', institutionKeys))
    .catch(() => {
      throw new SetAside('MANIFEST_INVALID')
    })
  const signed = manifest.chunks.find(({ number }) => number === place.chunk)
  const members = ['delivery', 'institution', 'tenant', 'domain'] as const
  if (signed === undefined || members.some((name) => manifest[name] !== place[name]))
    throw new SetAside('MANIFEST_INVALID')
  // The institution saw it before it delivered, and this directory was asked for after that.
  if (manifest.directoryVersion > directoryVersion) throw new TenantError('DIRECTORY_WITHHELD', { cursor })
  if (place.parts.activityPart === undefined) throw new SetAside('PART_MISSING')
  if ((await digestOf(place.parts.activityPart)) !== signed.activityDigest) throw new SetAside('PART_CHANGED')
  const before = manifest.chunks.slice(0, signed.number)
  return { first: before.reduce((sum, { rowCount }) => sum + rowCount, 0), count: signed.rowCount }
}

function contextOf(kind: PartKind, item: ReleaseItem, tenant: string, delivery: string): PartContext {
  const schema = PART_SCHEMA[kind]
  return {
    kind,
    delivery,
    chunk: item.chunk ?? 0,
    institution: item.institution ?? '',
    tenant,
    domain: item.domain,
    schema,
  }
}

async function open(
  context: PartContext,
  jwe: string | undefined,
  digest: string | undefined,
  signers: readonly SignPublicJwk[],
  keys: TenantKeys,
): Promise<unknown> {
  if (jwe === undefined || digest === undefined) throw new SetAside('PART_MISSING')
  if ((await digestOf(jwe)) !== digest) throw new SetAside('PART_CHANGED')
  return (await openPart(jwe, context, { recipients: keys.sealKeys, signers })).content
}
