import type {
  CoreErrorCode,
  Directory,
  PartContext,
  PartKind,
  PrivateKey,
  ReceiptDetails,
  ReleaseDigests,
  RowRange,
  SignPublicJwk,
  VerifiedEvidence,
} from '@sluis/ttp-core/tenant'
import {
  CoreError,
  currentSignKeysOf,
  findOrganisation,
  openPart,
  PART_SCHEMA,
  parseActivityContent,
  parseAttributeContent,
  parseChangeContent,
  parsePseudonymContent,
  verifyManifest,
} from '@sluis/ttp-core/tenant'
import { type InForceAt, LogError, type LogPlace, seenUnder } from '../auditor/index.ts'
import { digestOf } from '../http/part-digest.ts'
import type { QuarantineCode, SealedItem, TenantBatch } from './batch.ts'
import { joinRows } from './join-rows.ts'
import type { ReleaseItem, ReleaseParts } from './ports.ts'
import { type ItemProof, proveItem } from './prove-item.ts'

/** Who the tenant is and what it opens with. */
export interface TenantKeys {
  readonly tenant: string
  /** Private keys that parts may be sealed to; old ones stay until nothing sealed to them can come any more. */
  readonly sealKeys: readonly PrivateKey[]
}

/** The newest verified directory, for what holds now, and those of the past, for the keys by which something was signed then. */
export interface Directories {
  readonly directory: Directory
  readonly inForceAt: InForceAt
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
 * item, the institution must have signed for its chunk, the engines for their parts, each by a key of the moment: the institution's
 * of the acceptance, the engines' of the release. What fails is set aside, never dropped.
 * Throws `LogError` DIRECTORY_WITHHELD when the institution names a later version of the directory than this one, and what
 * `inForceAt` throws.
 */
export async function openItem(
  item: ReleaseItem,
  parts: ReleaseParts,
  directories: Directories,
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
  const proof = proveItem(item, directories.directory.log, keys.tenant)
  if (proof === undefined) return setAside(named, 'EVIDENCE_INVALID', { item, parts })
  const { release, superseded } = proof
  const logged = { index: release.index, checkpoint: seenUnder(release, superseded) }
  const empty: TenantBatch = { ...named, logged }
  try {
    if (kind === 'change') return { ...empty, ...(await openChange(item, parts, proof, directories, keys)) }
    return { ...empty, ...(await openChunk(item, parts, proof, directories, keys)) }
  } catch (error) {
    if (error instanceof SetAside) return setAside(empty, error.quarantine, { item, parts })
    if (error instanceof CoreError) return setAside(empty, 'PART_UNUSABLE', { item, parts }, error.code)
    throw error
  }
}

function setAside(batch: TenantBatch, code: QuarantineCode, sealed: SealedItem, reason?: CoreErrorCode): TenantBatch {
  return { ...batch, quarantined: [{ code, ...(reason === undefined ? {} : { reason }) }], sealed }
}

async function openChange(
  item: ReleaseItem,
  parts: ReleaseParts,
  { release }: ItemProof,
  { inForceAt }: Directories,
  keys: TenantKeys,
): Promise<Pick<TenantBatch, 'changes' | 'quarantined' | 'rewrap'>> {
  if (item.change === undefined) throw new SetAside('EVIDENCE_INVALID')
  const context = contextOf('change', item, keys.tenant, item.change)
  const { key } = await engineKeys(inForceAt, placeOf(release))
  const content = await open(context, parts.changePart, release.details.digests.changePart, key, keys)
  const { changes, rewrap } = parseChangeContent(content)
  if (rewrap === undefined) return { changes, quarantined: [] }
  const { id, chunk, refused } = rewrap
  const quarantined = refused.map(({ row, code }) => ({ code: 'PSEUDONYM_REFUSED' as const, row, reason: code }))
  return { changes, quarantined, rewrap: { id, chunk } }
}

async function openChunk(
  item: ReleaseItem,
  parts: ReleaseParts,
  { release, closing }: ItemProof,
  { directory, inForceAt }: Directories,
  keys: TenantKeys,
) {
  const { delivery, chunk, institution, manifest } = item
  const isNamed = delivery !== undefined && chunk !== undefined && institution !== undefined
  if (!isNamed || closing === undefined) throw new SetAside('EVIDENCE_INVALID')
  const agreements = directory.agreements.filter(
    (agreement) =>
      agreement.institution === institution && agreement.tenant === keys.tenant && agreement.domain === item.domain,
  )
  if (agreements.length === 0) throw new SetAside('AGREEMENT_MISSING')
  const accepted = await inForceAt(placeOf(closing))
  const institutionKeys = keysOfInstitution(accepted, institution, closing.entry.at.slice(0, 10))
  const place = { delivery, institution, chunk, tenant: keys.tenant, domain: item.domain, parts, cursor: item.cursor }
  const versions = { accepted: accepted[0]?.version ?? 0, newest: directory.version }
  const range = await demandSignedChunk(manifest, place, closing.details, institutionKeys, versions)
  const engines = await engineKeys(inForceAt, placeOf(release))
  const digests: ReleaseDigests = release.details.digests
  const context = (kind: PartKind): PartContext => contextOf(kind, item, keys.tenant, delivery)
  const activity = parseActivityContent(
    await open(context('activity'), parts.activityPart, digests.activityPart, institutionKeys, keys),
  )
  const pseudonym = parsePseudonymContent(
    await open(context('pseudonym'), parts.pseudonymPart, digests.pseudonymPart, engines.key, keys),
  )
  const attribute =
    digests.attributePart === undefined
      ? undefined
      : parseAttributeContent(
          await open(context('attribute'), parts.attributePart, digests.attributePart, engines.identity, keys),
        )
  return joinRows({ domain: item.domain, institution, delivery, range, agreements, activity, pseudonym, attribute })
}

function placeOf({ index, entry }: Pick<VerifiedEvidence, 'index' | 'entry'>): LogPlace {
  return { index, at: entry.at }
}

/** The keys by which the institution could sign on that day, by any of these versions of the directory. */
function keysOfInstitution(versions: readonly Directory[], institution: string, day: string): readonly SignPublicJwk[] {
  return versions.flatMap((version) => {
    const organisation = findOrganisation(version, institution)
    return organisation === undefined ? [] : currentSignKeysOf(organisation, day)
  })
}

async function engineKeys(
  inForceAt: InForceAt,
  place: LogPlace,
): Promise<Readonly<Record<'identity' | 'key', readonly SignPublicJwk[]>>> {
  const versions = await inForceAt(place)
  const signKeys = (engine: 'identity' | 'key') => versions.flatMap(({ engines }) => engines[engine].sign)
  return { identity: signKeys('identity'), key: signKeys('key') }
}

interface ChunkPlace {
  readonly delivery: string
  readonly institution: string
  readonly chunk: number
  readonly tenant: string
  readonly domain: string
  readonly parts: ReleaseParts
  readonly cursor: number
}

/**
 * @param versions Of the directory: the newest one when the delivery was accepted, and the newest one that the service shows.
 * @returns The rows that the chunk may hold: those of the chunks before it come first.
 */
async function demandSignedChunk(
  jws: string | undefined,
  place: ChunkPlace,
  accepted: ReceiptDetails,
  institutionKeys: readonly SignPublicJwk[],
  versions: { readonly accepted: number; readonly newest: number },
): Promise<RowRange> {
  const manifest = await Promise.resolve()
    .then(() => verifyManifest(jws ?? '', institutionKeys))
    .catch(() => {
      throw new SetAside('MANIFEST_INVALID')
    })
  const signed = manifest.chunks.find(({ number }) => number === place.chunk)
  const parties = ['institution', 'tenant', 'domain'] as const
  const isOfPlace = manifest.delivery === place.delivery && parties.every((name) => manifest[name] === place[name])
  const isAccepted = parties.every((name) => accepted[name] === place[name])
  if (signed === undefined || !isOfPlace || !isAccepted || accepted.manifestDigest !== (await digestOf(jws ?? '')))
    throw new SetAside('MANIFEST_INVALID')
  // The institution saw it before it delivered, and this directory was asked for after that.
  if (manifest.directoryVersion > versions.newest) throw new LogError('DIRECTORY_WITHHELD', { cursor: place.cursor })
  // Nor can what was accepted have been made under a version of later.
  if (manifest.directoryVersion > versions.accepted) throw new SetAside('MANIFEST_INVALID')
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
