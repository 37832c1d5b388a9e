import type { Block, BlockedRecord } from '../blocking/blocks.ts'
import { hold } from '../blocking/blocks.ts'
import { evidenceCode, NOTHING_COMPARED } from '../scoring/evidence-code.ts'
import { gatherEvidence } from '../scoring/gather-evidence.ts'
import type { Scale } from '../scoring/scale.ts'
import type { RecordLink } from '../vault/profile.ts'
import type { Doubt } from './doubt.ts'
import type { PersonEntry } from './entries.ts'
import { joinPersons } from './join-persons.ts'
import { learn } from './learn.ts'
import type { Match } from './match-record.ts'
import { matchRecord } from './match-record.ts'

/** What happened to a record. */
export interface Placement {
  readonly person: PersonEntry
  /** Blocks that did not know the person yet. */
  readonly newBlocks: readonly Block[]
  /** Others that the record may be of. */
  readonly doubts: readonly Doubt[]
}

/**
 * Takes a record to the person it belongs to, or to a new one, and joins persons that it shows to be one. The person learns
 * what the record says.
 * @param mark The record's fingerprint, base64url.
 */
export function placeRecord(
  blocked: BlockedRecord,
  mark: string,
  create: () => PersonEntry,
  day: string,
  scale: Scale,
): Placement {
  const matches = matchRecord(blocked, scale)
  const best = matches.taken[0]
  const first = best?.person ?? create()
  // First, so that what the record says of both counts when persons are weighed against each other.
  learn(first.profile, blocked.record, day, { mark, link: linkOf(blocked, best, scale) })
  const { person, apart } = joinPersons(first, matches, scale)
  person.changed = true
  return {
    person,
    newBlocks: blocked.blocks.filter((block) => hold(block, person)),
    doubts: apart.map(({ other, bits }) => ({ mark, person, other, bits })),
  }
}

/** Why the record is the person's, to be told whenever somebody asks. */
function linkOf({ record }: BlockedRecord, best: Match | undefined, { model, persons }: Scale): RecordLink {
  if (best === undefined) return ['new', model.version, NOTHING_COMPARED, 0]
  const evidence = best.evidence ?? gatherEvidence(record, best.person.profile)
  const bits = Math.round(best.bits * 10) / 10
  return [best.verdict.rule, model.version, evidenceCode(evidence), bits, Math.floor(Math.log2(Math.max(1, persons)))]
}
