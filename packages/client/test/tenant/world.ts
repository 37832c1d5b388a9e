import { randomUUID } from 'node:crypto'
import {
  PART_SCHEMA,
  type PartContext,
  type PartKind,
  partDigest,
  type ReleaseDetails,
  toBase64url,
} from '@sluis/ttp-core/common'
import {
  type ChangeContent,
  deriveIrreversible,
  innerKey,
  type Pseudonym,
  parseSubjectNumber,
  SecretKey,
  type SubjectKind,
  sealPart,
  wrapKey,
} from '@sluis/ttp-core/pseudonymise'
import { signManifest } from '@sluis/ttp-core/supplier'
import type { Activity } from '@sluis/ttp-core/tenant'
import type { ReleaseApi, ReleaseItem, ReleaseParts } from '../../src/tenant/index.ts'
import { TestLog } from './log.ts'
import { identitySign, keySign, museum, tenantSeal, theatre } from './parties.ts'

export * from './parties.ts'

const inner = innerKey(SecretKey.from(new Uint8Array(32).fill(1)))
const wrap = wrapKey(SecretKey.from(new Uint8Array(64).fill(2)))
/** The key of an epoch of the domain. */
export const wrapOf = (epoch: number) =>
  epoch === 1 ? wrap : wrapKey(SecretKey.from(new Uint8Array(64).fill(2 + epoch)))
/** The domain in an epoch. */
export const domainOf = (epoch: number) =>
  ({ tenant: 'audience', domain: 'reach', epoch, prefix: 'aud', mode: 'irreversible' }) as const

/** The real pseudonym of a made-up subject. */
export function pseudonym(kind: SubjectKind, number: number, epoch = 1): Pseudonym {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setUint32(0, number)
  return deriveIrreversible(inner, wrapOf(epoch), domainOf(epoch), kind, parseSubjectNumber(bytes))
}

/** A visit: by person number `person`, or anonymous; `null` leaves the activity out. */
export interface Visit {
  /** Its number, where it is not its place in the delivery. */
  readonly row?: number
  readonly person?: number
  readonly activity?: Activity | null
}
export const visit = (person?: number, visitDate = '2026-02-03'): Visit => ({
  ...(person === undefined ? {} : { person }),
  activity: { visitDate },
})

export interface ChunkOptions {
  readonly institution?: 'museum' | 'theatre'
  readonly delivery?: string
  /** All chunks of the delivery, of which every one is added. */
  readonly chunks: readonly (readonly Visit[])[]
}

/** What a tenant's feed holds, made by the real core as the institutions, the engines and the gateway would. */
export class Feed {
  readonly log = new TestLog()
  readonly entries: {
    item: Omit<ReleaseItem, 'cursor' | 'evidence' | 'closing'>
    opening: ReturnType<TestLog['add']>
    closing?: ReturnType<TestLog['add']>
    parts: ReleaseParts
  }[] = []
  acknowledged = 0

  async addDelivery({ institution = 'museum', delivery = randomUUID(), chunks }: ChunkOptions): Promise<void> {
    const signer = institution === 'museum' ? museum.privateJwk : theatre.privateJwk
    const place = { delivery, institution, tenant: 'audience', domain: 'reach' }
    const firstRow = (chunk: number): number => chunks.slice(0, chunk).flat().length
    const sealed = await Promise.all(
      chunks.map((visits, chunk) => sealChunk(visits, chunk, firstRow(chunk), place, signer)),
    )
    const manifest = await signManifest(
      {
        schema: 'sluis-manifest/1',
        ...place,
        directoryVersion: 1,
        chunks: sealed.map(({ activityPart }, number) => ({
          number,
          rowCount: chunks[number]?.length ?? 0,
          identityDigest: toBase64url(new Uint8Array(32)),
          activityDigest: digest(activityPart),
        })),
        rowCount: chunks.flat().length,
      },
      signer,
    )
    const closing = this.close({ ...place, manifest })
    for (const [chunk, parts] of sealed.entries())
      this.add({ kind: 'chunk', domain: 'reach', delivery, chunk, institution, manifest }, parts, {}, closing)
  }

  async addChange(
    changes: ChangeContent['changes'],
    change = randomUUID(),
    rewrap?: ChangeContent['rewrap'],
  ): Promise<void> {
    const context = contextOf('change', { delivery: change, institution: '', tenant: 'audience', domain: 'reach' }, 0)
    const content = { schema: 'sluis-change/1', changes, ...(rewrap && { rewrap }) } as const
    const changePart = await sealPart(context, content, { recipient: tenantSeal.publicJwk, signer: keySign.privateJwk })
    this.add({ kind: 'change', domain: 'reach', change }, { changePart })
  }

  /** Logs that a delivery was accepted under its manifest. */
  close({ delivery, manifest, ...place }: Place & { manifest: string }, at?: string): ReturnType<TestLog['add']> {
    const manifestDigest = digest(manifest)
    const details = { deliveryId: delivery, ...place, chunkCount: 1, rowCount: 1, manifestDigest }
    return this.log.add('delivery.closed', { ...details, closedAt: '2026-03-01T12:00:00.000Z' }, place.institution, at)
  }

  /** Adds an item; of a chunk that comes without the closing of its delivery, that is logged too. */
  add(
    item: Omit<ReleaseItem, 'cursor' | 'evidence' | 'closing'>,
    parts: ReleaseParts,
    changes: Partial<ReleaseDetails> = {},
    accepted?: ReturnType<TestLog['add']>,
  ): void {
    const names = ['activityPart', 'pseudonymPart', 'attributePart', 'changePart'] as const
    const digests = Object.fromEntries(
      names.flatMap((name) => (parts[name] === undefined ? [] : [[name, digest(parts[name])]])),
    )
    const { kind, delivery = '', chunk, change, institution = '', manifest = '', domain } = item
    const closing =
      kind === 'change'
        ? undefined
        : (accepted ?? this.close({ delivery, institution, tenant: 'audience', domain, manifest }))
    const of = kind === 'chunk' ? { kind, delivery, chunk } : { kind, change }
    const details = { tenant: 'audience', domain: item.domain, ...of, digests, ...changes }
    const opening = this.log.add('release.assembled', details)
    this.entries.push({ item, opening, parts, ...(closing && { closing }) })
  }

  item(cursor: number): ReleaseItem {
    const { item, opening, closing } = this.entry(cursor)
    const proved = { ...item, cursor, evidence: this.log.prove(opening) }
    return closing === undefined ? proved : { ...proved, closing: this.log.prove(closing) }
  }

  parts(cursor: number): ReleaseParts {
    return this.entry(cursor).parts
  }

  entry(cursor: number) {
    const entry = this.entries[cursor - 1]
    if (entry === undefined) throw new Error(`no item ${cursor}`)
    return entry
  }

  api(): ReleaseApi {
    return {
      listReleases: async (after, limit) => {
        const cursors = this.entries.map((_, index) => index + 1).filter((cursor) => cursor > after)
        return { items: cursors.slice(0, limit).map((cursor) => this.item(cursor)), lastCursor: this.entries.length }
      },
      fetchParts: async (cursor) => (cursor <= this.acknowledged ? {} : this.parts(cursor)),
      acknowledge: async (cursor) => {
        this.acknowledged = cursor
      },
    }
  }
}

interface Place {
  readonly delivery: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
}

/** Chunk numbers start at 0; the rows of a chunk follow those of the one before, unless a visit names its row. */
async function sealChunk(
  visits: readonly Visit[],
  chunk: number,
  firstRow: number,
  place: Place,
  signer: typeof museum.privateJwk,
): Promise<ReleaseParts> {
  const rows = visits.map((one, index) => ({ row: firstRow + index, ...one }))
  const known = rows.flatMap(({ row, person }) => (person === undefined ? [] : [{ row, person }]))
  const recipient = tenantSeal.publicJwk
  const activities = rows.flatMap(({ row, activity }) => (activity ? [{ row, ...activity }] : []))
  return {
    activityPart: await sealPart(
      contextOf('activity', place, chunk),
      { schema: 'sluis-activity/1', rows: activities },
      { recipient, signer },
    ),
    pseudonymPart: await sealPart(
      contextOf('pseudonym', place, chunk),
      {
        schema: 'sluis-pseudonym/1',
        rows: known.map(({ row, person }) => ({
          row,
          person: pseudonym('person', person),
          household: pseudonym('household', Math.floor(person / 2)),
        })),
      },
      { recipient, signer: keySign.privateJwk },
    ),
    attributePart: await sealPart(
      contextOf('attribute', place, chunk),
      {
        schema: 'sluis-attribute/1',
        rows: known.map(({ row, person }) => ({ row, postcode4: String(1000 + (person % 9000)) })),
      },
      { recipient, signer: identitySign.privateJwk },
    ),
  }
}

export function contextOf(kind: PartKind, place: Place, chunk: number): PartContext {
  return { ...place, kind, chunk, schema: PART_SCHEMA[kind] }
}

export function digest(part: string | undefined): string {
  return toBase64url(partDigest(part ?? ''))
}

/** A feed of two deliveries, of two chunks and of one, and a change. */
export async function honestFeed(): Promise<Feed> {
  const feed = new Feed()
  await feed.addDelivery({ institution: 'museum', chunks: [[visit(1)], [visit(2)]] })
  await feed.addDelivery({ institution: 'theatre', chunks: [[visit(3)]] })
  await feed.addChange([{ change: 'merge', kind: 'person', old: pseudonym('person', 1), new: pseudonym('person', 2) }])
  return feed
}
