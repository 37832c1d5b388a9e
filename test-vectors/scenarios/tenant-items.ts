import {
  inForceAmong,
  type LogPlace,
  type PlacedDirectory,
} from '../../packages/client/src/auditor/directory-history.ts'
import { openItem } from '../../packages/client/src/tenant/open-item.ts'
import type { ReleaseItem } from '../../packages/client/src/tenant/ports.ts'
import type { PrivateKey } from '../../packages/ttp-core/src/roles/tenant.ts'
import type { Fields, Json } from '../build/frame.ts'
import {
  AGREEMENT,
  changeOfOne,
  chunkOfTwo,
  DIRECTORY,
  institution,
  otherSeal,
  type Shown,
  stranger,
  tenantSeal,
} from './tenant-feed.ts'
import { FIRST, HISTORY_CASES, type HistoryCase, type Published } from './tenant-history.ts'

/** A case: what is shown, and the codes that must come of it (`code`, `code reason` or `code row`), in order. */
type Case = readonly [comment: string, shown: Shown, codes: readonly string[], directory?: Fields]

const whole = await chunkOfTwo()
const change = await changeOfOne()
const { evidence } = whole.item
const withItem = (members: Fields, { item, parts }: Shown = whole): Shown => ({ item: { ...item, ...members }, parts })
const withPart = (members: Record<string, string>, { item, parts }: Shown = whole): Shown => ({
  item,
  parts: { ...parts, ...members },
})
const without = (name: string, { item, parts }: Shown = whole): Shown => ({
  item,
  parts: Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name)),
})
const visits = (...rows: [number, string?][]): Fields[] =>
  rows.map(([row, visitDate = '2026-05-06']) => ({ row, visitDate }))
const cut = whole.parts.pseudonymPart?.slice(0, -1) ?? ''

const cases: readonly Case[] = [
  ['a chunk', whole, []],
  ['a change', change, []],
  [
    'a chunk without attributes; an attribute part that came is not looked at',
    await chunkOfTwo({ withoutAttributes: true }),
    [],
  ],
  ['members of the other kind and unknown ones are passed over', withItem({ change: 'x', later: 1 }), []],
  [
    'a member too many in the evidence',
    withItem({ evidence: { ...(evidence as Fields), later: 1 } }),
    ['EVIDENCE_INVALID'],
  ],
  ['the evidence of another item', withItem({ evidence: change.item.evidence ?? '' }), ['EVIDENCE_INVALID']],
  ['another chunk than the log names', withItem({ chunk: 1 }), ['EVIDENCE_INVALID']],
  ['another domain', withItem({ domain: 'panel' }), ['EVIDENCE_INVALID']],
  ['no agreement', whole, ['AGREEMENT_MISSING'], { ...DIRECTORY, agreements: [] }],
  ['another institution', withItem({ institution: 'stage-b' }), ['AGREEMENT_MISSING']],
  [
    'an agreement of the past',
    whole,
    ['ROW_AFTER_AGREEMENT 0', 'ROW_AFTER_AGREEMENT 1'],
    { ...DIRECTORY, agreements: [{ ...AGREEMENT, inForceUntil: '2026-03-31' }] },
  ],
  ['no manifest', withItem({ manifest: '' }), ['MANIFEST_INVALID']],
  ['a manifest by a stranger', await chunkOfTwo({ manifestSigner: stranger.sign }), ['MANIFEST_INVALID']],
  ['no activity part', without('activityPart'), ['PART_MISSING']],
  ['no attribute part although the log names one', without('attributePart'), ['PART_MISSING']],
  ['a pseudonym part that was cut', withPart({ pseudonymPart: cut }), ['PART_CHANGED']],
  [
    'the pseudonym part in the place of the activity part',
    withPart({ activityPart: whole.parts.pseudonymPart ?? '' }),
    ['PART_CHANGED'],
  ],
  ['sealed to another key', await chunkOfTwo({ recipient: otherSeal.shut }), ['PART_UNUSABLE PART_WRONG_KEY']],
  [
    'an activity part by a stranger',
    await chunkOfTwo({ signer: stranger.sign }),
    ['PART_UNUSABLE PART_SIGNATURE_INVALID'],
  ],
  [
    'rows that do not ascend',
    await chunkOfTwo({ activities: visits([1], [0]) }),
    ['PART_UNUSABLE PART_CONTENT_INVALID'],
  ],
  [
    'a row of the next chunk',
    await chunkOfTwo({ activities: visits([0], [2]), pseudonyms: [0, 2] }),
    ['ROW_OUT_OF_CHUNK 2'],
  ],
  [
    'more rows than the manifest counts',
    await chunkOfTwo({ activities: visits([0], [1], [2]) }),
    ['ROW_OUT_OF_CHUNK 2'],
  ],
  ['fewer rows: nobody can tell', await chunkOfTwo({ activities: visits([1]), pseudonyms: [1] }), []],
  [
    'before, after, anonymous, without an activity',
    await chunkOfTwo({ activities: visits([0, '2025-12-31'], [1]), pseudonyms: [0] }),
    ['ROW_BEFORE_AGREEMENT 0', 'ROW_ANONYMOUS 1'],
  ],
  ['a change by the institution', await changeOfOne(institution.sign), ['PART_UNUSABLE PART_SIGNATURE_INVALID']],
  ['no change part', without('changePart', change), ['PART_MISSING']],
  ['a split, of rows that are here and one that is not', await changeOfOne(undefined, [0, 1, 2]), []],
  ['a split whose rows go back', await changeOfOne(undefined, [1, 0]), ['PART_UNUSABLE PART_CONTENT_INVALID']],
]

async function openCase(
  [comment, { item, parts }, codes, directory = DIRECTORY]: Case,
  place: number,
): Promise<Fields> {
  const own = directory === DIRECTORY ? {} : { agreements: directory.agreements ?? [] }
  const output = await open(comment, { item, parts }, codes, [{ ...FIRST, directory }])
  return { id: place + 1, comment, item, parts: parts as Fields, ...own, output }
}

/** A case with versions of the directory of its own; its last one is the newest. */
async function openHistory([comment, shown, codes, versions]: HistoryCase, place: number): Promise<Fields> {
  const output = await open(comment, shown, codes, versions)
  const { item, parts } = shown
  const id = cases.length + place + 1
  return { id, comment, item, parts: parts as Fields, versions: versions as unknown as Fields[], output }
}

async function open(
  comment: string,
  { item, parts }: Shown,
  codes: readonly string[],
  versions: readonly Published[],
): Promise<Fields> {
  const keys = { tenant: 'audience', sealKeys: [tenantSeal.open as unknown as PrivateKey] }
  const placed = (versions as unknown as readonly PlacedDirectory[]).toReversed()
  const [newest] = placed
  if (newest === undefined) throw new Error(`${comment}: no directory`)
  const under = { directory: newest.directory, inForceAt: (at: LogPlace) => inForceAmong(placed, at) }
  const opened = await openItem(item as unknown as ReleaseItem, parts, under, keys)
  const found = opened.quarantined.map(({ code, reason, row }) => [code, reason ?? row ?? ''].join(' ').trim())
  if (JSON.stringify(found) !== JSON.stringify(codes)) throw new Error(`${comment}: ${found}, not ${codes}`)
  const { rows, changes, quarantined, logged } = opened
  return { proved: logged !== undefined, rows, changes, setAside: quarantined } as unknown as Fields
}

/** What a tenant makes of items and parts: OpenItem under one directory, with one key. */
export async function buildTenantItems(): Promise<Json> {
  return {
    description: [
      'OpenItem (chapter 13, section 4.2) of an item and its parts, by the tenant below with its private keys, under the verified directory below.',
      'The directory is version 1, published at the index and moment of `published`. A case may have agreements of its own, in the place of those of the directory.',
      'Or it has `versions` of the directory of its own, the oldest first, each with the index and moment of its publication; the last one is the newest.',
      'The output: whether the item is proved, the rows and changes of the batch, and what was set aside, in order: the whole item (no row), or single rows.',
    ],
    tenant: 'audience',
    sealKeys: [tenantSeal.open],
    directory: DIRECTORY,
    published: { index: FIRST.index, at: FIRST.at },
    cases: [...(await Promise.all(cases.map(openCase))), ...(await Promise.all(HISTORY_CASES.map(openHistory)))],
  }
}
