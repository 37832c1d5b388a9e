import type { Fields } from '../build/frame.ts'
import {
  ACCEPTED,
  changeOfOne,
  chunkOfTwo,
  DIRECTORY,
  keyEngine,
  RELEASED,
  type Shown,
  stranger,
} from './tenant-feed.ts'

/** A version of the directory, and where and when (RFC 3339, UTC) the log has its publication. */
export interface Published {
  readonly directory: Fields
  readonly index: number
  readonly at: string
}

/** A case: what is shown, the codes that must come of it, and the versions of the directory, the oldest first. */
export type HistoryCase = readonly [
  comment: string,
  shown: Shown,
  codes: readonly string[],
  versions: readonly Published[],
]

/** The acceptance and the release are logged at 12:00. */
const [LONG_AGO, AN_HOUR_BEFORE, JUST_BEFORE, AT_NOON] = [
  '2026-01-01T00:00:00.000Z',
  '2026-03-01T11:00:00.000Z',
  '2026-03-01T11:59:57.001Z',
  '2026-03-01T12:00:00.000Z',
]
export const FIRST: Published = { directory: DIRECTORY, index: 0, at: LONG_AGO }

const organisations = DIRECTORY.organisations as Fields[]
const [museum = {}, ...others] = organisations
const [client = {}] = museum.clients as Fields[]
const engines = DIRECTORY.engines as Record<'identity' | 'key', Fields>

/** Version 2, with these members of the institution and of its client. */
function next(ofInstitution: Fields, ofClient: Fields = {}): Fields {
  const changed = { ...museum, ...ofInstitution, clients: [{ ...client, ...ofClient }] }
  return { ...DIRECTORY, version: 2, previousDigest: 'a'.repeat(64), organisations: [changed, ...others] }
}
const rolledOver = next({}, { keys: [stranger.verify] })
const suspended = next({ status: 'suspended' })
const clientSuspended = next({}, { status: 'suspended' })
const clientEnded = next({}, { validUntil: '2026-02-28' })
const lastDay = next({}, { validUntil: '2026-03-01' })
const newKeyEngine: Fields = {
  ...next({}),
  engines: { ...engines, key: { ...engines.key, sign: [stranger.verify] } },
}

const before = (directory: Fields): Published[] => [FIRST, { directory, index: 1, at: AN_HOUR_BEFORE }]
const justBefore = (directory: Fields): Published[] => [FIRST, { directory, index: 1, at: JUST_BEFORE }]
const afterAcceptance = (directory: Fields): Published[] => [FIRST, { directory, index: ACCEPTED + 1, at: AT_NOON }]
const afterRelease = (directory: Fields): Published[] => [FIRST, { directory, index: RELEASED + 1, at: AT_NOON }]

const whole = await chunkOfTwo()
const byNewKey = await chunkOfTwo({ signer: stranger.sign, manifestSigner: stranger.sign })
const partByNewKey = await chunkOfTwo({ signer: stranger.sign })
const [invalid, unsigned] = [['MANIFEST_INVALID'], ['PART_UNUSABLE PART_SIGNATURE_INVALID']]
const withClosing = (closing: Fields): Shown => ({ ...whole, item: { ...whole.item, closing } })
const { closing: _, ...unclosed } = whole.item
const proven = whole.item.closing as Fields

const CASES: readonly HistoryCase[] = [
  ['the institution has another key since the acceptance', whole, [], afterAcceptance(rolledOver)],
  ['the institution was suspended since', whole, [], afterAcceptance(suspended)],
  ['the key was taken out before the acceptance', whole, invalid, before(rolledOver)],
  ['the institution was suspended before', whole, invalid, before(suspended)],
  ['the client was suspended before', whole, invalid, before(clientSuspended)],
  ['the last day of the client was the day before', whole, invalid, before(clientEnded)],
  ['the day of the acceptance is the last of the client', whole, [], before(lastDay)],
  ['the key was taken out less than three seconds before', whole, [], justBefore(rolledOver)],
  ['the key came after the acceptance', byNewKey, invalid, afterAcceptance(rolledOver)],
  ['the key of the part came after the acceptance', partByNewKey, unsigned, afterAcceptance(rolledOver)],
  ['the new key, in time', byNewKey, [], before(rolledOver)],
  [
    'a manifest of a version that came after the acceptance',
    await chunkOfTwo({ directoryVersion: 2 }),
    invalid,
    afterAcceptance(rolledOver),
  ],
  ['no version before the acceptance', whole, invalid, [{ directory: DIRECTORY, index: ACCEPTED, at: LONG_AGO }]],
  ['the key engine has another key since the release', whole, [], afterRelease(newKeyEngine)],
  ['the key of the key engine was taken out before the release', whole, unsigned, before(newKeyEngine)],
  ['a change: the key engine has another key since', await changeOfOne(), [], afterRelease(newKeyEngine)],
  ['a change by a key that was taken out before', await changeOfOne(keyEngine.sign), unsigned, before(newKeyEngine)],
  ['a change by a key that came later', await changeOfOne(stranger.sign), unsigned, afterRelease(newKeyEngine)],
  ['no evidence of the acceptance', { ...whole, item: unclosed }, ['EVIDENCE_INVALID'], [FIRST]],
  ['a salt that does not open it', withClosing({ ...proven, salt: 'A'.repeat(43) }), ['EVIDENCE_INVALID'], [FIRST]],
  [
    'the evidence of the release in its place',
    withClosing(whole.item.evidence as Fields),
    ['EVIDENCE_INVALID'],
    [FIRST],
  ],
  [
    'the acceptance under another checkpoint',
    withClosing((await chunkOfTwo({ closing: { index: 3 } })).item.closing as Fields),
    ['EVIDENCE_INVALID'],
    [FIRST],
  ],
  [
    'the acceptance behind the release',
    await chunkOfTwo({ closing: { index: RELEASED + 1 } }),
    ['EVIDENCE_INVALID'],
    [FIRST],
  ],
  [
    'the acceptance of another delivery',
    await chunkOfTwo({ accepted: { deliveryId: '9d2f4a6c-1b3e-4d5f-8a7b-0c1d2e3f4a5b' } }),
    ['EVIDENCE_INVALID'],
    [FIRST],
  ],
  [
    'the acceptance of another manifest',
    await chunkOfTwo({ accepted: { manifestDigest: 'A'.repeat(43) } }),
    invalid,
    [FIRST],
  ],
  [
    'the acceptance for another institution',
    await chunkOfTwo({ accepted: { institution: 'stage-b' } }),
    invalid,
    [FIRST],
  ],
  ['the acceptance for another domain', await chunkOfTwo({ accepted: { domain: 'panel' } }), invalid, [FIRST]],
]

/**
 * Items of which the keys changed on the way, and those whose acceptance the log does not prove. Without the parts, where the item alone is refused: they are not looked at.
 */
export const HISTORY_CASES: readonly HistoryCase[] = CASES.map(([comment, { item, parts }, codes, versions]) => [
  comment,
  { item, parts: codes.some((code) => code.startsWith('EVIDENCE') || code.startsWith('MANIFEST')) ? {} : parts },
  codes,
  versions,
])
