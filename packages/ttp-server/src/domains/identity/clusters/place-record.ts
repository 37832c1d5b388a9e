import type { Block, BlockedRecord } from '../blocking/blocks.ts'
import { hold } from '../blocking/blocks.ts'
import { evidenceCode, NOTHING_COMPARED } from '../scoring/evidence-code.ts'
import { gatherEvidence } from '../scoring/gather-evidence.ts'
import type { Scale } from '../scoring/scale.ts'
import { weighPersons } from '../scoring/weigh-persons.ts'
import type { RecordLink } from '../vault/profile.ts'
import { absorb, mayBeOne } from './absorb.ts'
import type { Doubt } from './doubt.ts'
import type { PersonEntry } from './entries.ts'
import { keptApart } from './kept-apart.ts'
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
  const near: { readonly other: PersonEntry; readonly bits: number }[] = []
  const matches = matchRecord(blocked, scale, (other, bits) => near.push({ other, bits }))
  const [best, ...others] = matches
  let person = best?.person ?? create()
  // First, so that what the record says of both counts when persons are weighed against each other.
  learn(person.profile, blocked.record, day, { mark, link: linkOf(blocked, best, scale) })
  for (const other of others) {
    if (best === undefined) continue
    const bits = jointBits(best, other, person, scale)
    if (bits === undefined || bits < scale.model.linkFrom) {
      if (bits !== undefined) near.push({ other: other.person, bits: other.bits })
      continue
    }
    person = absorb(person, other.person, mergeReason(best, other, bits, scale))
  }
  person.changed = true
  return {
    person,
    newBlocks: blocked.blocks.filter((block) => hold(block, person)),
    doubts: near.map(({ other, bits }) => ({ mark, person, other, bits })),
  }
}

/** Why the record is the person's, to be told whenever somebody asks. */
function linkOf({ record }: BlockedRecord, best: Match | undefined, { model, persons }: Scale): RecordLink {
  if (best === undefined) return ['new', model.version, NOTHING_COMPARED, 0]
  const evidence = best.evidence ?? gatherEvidence(record, best.person.profile)
  const bits = Math.round(best.bits * 10) / 10
  return [best.verdict.rule, model.version, evidenceCode(evidence), bits, Math.floor(Math.log2(Math.max(1, persons)))]
}

/** The rules by which one record was both persons', the bits between all that is known of both, and the version of the model. */
function mergeReason(best: Match, other: Match, bits: number, { model }: Scale): string {
  return `${best.verdict.rule} ${other.verdict.rule} ${bits.toFixed(1)} ${model.version}`
}

/** A record that fits two persons is not enough to join them: all that is known of both must bear it. Bits; undefined for a veto. */
function jointBits(best: Match, other: Match, person: PersonEntry, scale: Scale): number | undefined {
  if (!other.verdict.merges || !best.verdict.merges) return undefined
  if (keptApart(person.profile, other.person.profile)) return undefined
  if (!mayBeOne(person.profile, other.person.profile)) return undefined
  return weighPersons(person.profile, other.person.profile, scale)
}
