import type { LinkageRecord } from '@sluis/ttp-core/identity'
import type { Divisible } from '../clusters/divide-records.ts'
import type { Doubt } from '../clusters/doubt.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import { findBridge } from '../clusters/find-bridge.ts'
import type { Conflict } from '../clusters/find-conflict.ts'
import { findConflict } from '../clusters/find-conflict.ts'
import { keptApart } from '../clusters/kept-apart.ts'
import { recordOf, recordsOf } from '../clusters/records-of.ts'
import { weighedRecords } from '../clusters/split-profile.ts'
import { evidenceCode } from '../scoring/evidence-code.ts'
import type { Scale } from '../scoring/scale.ts'
import { weighPersons } from '../scoring/weigh-persons.ts'
import { compareRecords, totalOfRecords } from '../scoring/weigh-records.ts'
import type { Profile } from '../vault/profile.ts'
import type { Question } from './worth.ts'
import { worthOf } from './worth.ts'

/** A case that a batch came upon: two records, by their marks, and whose they are. */
export interface FoundCase {
  readonly ask: Question
  readonly marks: readonly [record: string, other: string]
  readonly persons: readonly [Uint8Array, Uint8Array]
  readonly bits: number
  readonly evidence: string
  readonly model: number
  readonly worth: number
}

/** A person that is to be split without being asked about. */
export interface FoundConflict {
  readonly person: PersonEntry
  readonly conflict: Conflict
}

/** Two relation numbers of one institution say little, in bits: it gives one person a second far oftener than two are taken for one. */
const NUMBERED_ANEW = 3

/** Persons that stayed two although they may be one: of each pair of persons the record that came nearest. */
export function findJoins(doubts: readonly Doubt[], scale: Scale): FoundCase[] {
  const nearest = new Map<string, Doubt>()
  for (const doubt of doubts) {
    const [one, other] = [final(doubt.person), final(doubt.other)]
    if (one === other || keptApart(one.profile, other.profile)) continue
    const [low, high] = [keyOf(one.id), keyOf(other.id)].sort()
    const key = `${low}${high}`
    const known = nearest.get(key)
    if (known === undefined || doubt.bits > known.bits) nearest.set(key, doubt)
  }
  return [...nearest.values()].flatMap(({ mark, person, other }): FoundCase[] => {
    const [one, two] = [final(person), final(other)]
    const bits = weighPersons(one.profile, two.profile, scale).bits
    const match = nearestRecord(one.profile, mark, two.profile, scale)
    if (bits < scale.model.reviewFrom || match === undefined) return []
    const pairs = one.profile.records.length * two.profile.records.length
    return [
      {
        ask: 'join',
        marks: [mark, match.mark],
        persons: [one.id, two.id],
        bits,
        evidence: match.evidence,
        model: scale.model.version,
        worth: worthOf('join', pairs, bits),
      },
    ]
  })
}

/**
 * Looks at the persons that changed for records that contradict each other: those between whose parts less than `reviewFrom` speaks
 * for one person are to be split, those that are not much surer are to be asked about; and for such as little holds together.
 */
export function findParts(
  persons: Iterable<PersonEntry>,
  scale: Scale,
): { readonly conflicts: readonly FoundConflict[]; readonly cases: readonly FoundCase[] } {
  const { linkFrom, reviewFrom } = scale.model
  const conflicts: FoundConflict[] = []
  const cases: FoundCase[] = []
  for (const person of persons) {
    if (!person.changed || person.absorbedBy !== undefined) continue
    let weighed: Divisible | undefined
    // For conflicts and for bridges: whose records once contradicted each other comes to both with each further record.
    const weigh = (): Divisible => {
      weighed ??= weighedRecords(person.profile, scale)
      return weighed
    }
    const conflict = findConflict(person.profile, scale, weigh)
    if (conflict !== undefined && conflict.bits < reviewFrom) {
      conflicts.push({ person, conflict })
      continue
    }
    const anew = conflict?.kind === 'relations' ? NUMBERED_ANEW : 0
    const bits = (conflict?.bits ?? Number.POSITIVE_INFINITY) + anew
    if (conflict !== undefined && bits < linkFrom + (linkFrom - reviewFrom))
      cases.push(partCase(person, conflict, bits, scale))
    else cases.push(...bridgeCase(person, scale, weigh))
  }
  return { conflicts, cases }
}

/** Whether a person is two between whose parts little speaks for one, though nothing contradicts; none where it is no question. */
function bridgeCase(person: PersonEntry, scale: Scale, weigh: () => Divisible): readonly FoundCase[] {
  const bridge = findBridge(person.profile, scale, weigh)
  return bridge === undefined ? [] : [partCase(person, bridge, bridge.odds, scale)]
}

function partCase(
  { id, profile }: PersonEntry,
  { marks, parts: [first, second] }: Pick<Conflict, 'marks' | 'parts'>,
  bits: number,
  { model }: Scale,
): FoundCase {
  return {
    ask: 'part',
    marks,
    persons: [id, id],
    bits,
    evidence: evidenceOf(profile, marks),
    model: model.version,
    worth: worthOf('part', first.length * second.length, bits),
  }
}

function evidenceOf(profile: Profile, marks: readonly [string, string]): string {
  const [one, other] = marks.map((mark) => recordByMark(profile, mark))
  if (one === undefined || other === undefined) throw new RangeError('a record that is not the person’s')
  return evidenceCode(compareRecords(one, other))
}

/** Of a person's many records only this one is read. */
function recordByMark(profile: Profile, mark: string): LinkageRecord | undefined {
  const entry = profile.records.find((one) => one[0] === mark)
  return entry && recordOf(profile, entry)
}

/** Of the records of another person the one that weighs most with this one. */
function nearestRecord(
  own: Profile,
  mark: string,
  other: Profile,
  scale: Scale,
): { readonly mark: string; readonly evidence: string } | undefined {
  const record = recordByMark(own, mark)
  if (record === undefined) return undefined
  let found: { readonly at: number; readonly theirs: LinkageRecord } | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const [at, theirs] of recordsOf(other).entries()) {
    const total = totalOfRecords(record, theirs, scale)
    if (total <= most) continue
    most = total
    found = { at, theirs }
  }
  const entry = other.records[found?.at ?? -1]
  if (found === undefined || entry === undefined) return undefined
  return { mark: entry[0], evidence: evidenceCode(compareRecords(record, found.theirs)) }
}
