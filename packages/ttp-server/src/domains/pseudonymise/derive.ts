import type {
  Pseudonym,
  PseudonymDomain,
  SubjectChangeContent,
  SubjectContent,
  SubjectKind,
} from '@sluis/ttp-core/pseudonymise'
import {
  deriveIrreversibleMany,
  encryptSubjectMany,
  fromBase64url,
  parseSubjectNumber,
} from '@sluis/ttp-core/pseudonymise'
import { nodeSiv } from '../../kernel/node-siv.ts'
import type { DomainKeys } from './ports.ts'

/** Gives the pseudonym of a subject of the batch, by its number in base64url. */
export type Derive = (kind: SubjectKind, subject: string) => Pseudonym

/**
 * Pseudonyms of all subjects of one batch, each derived once. They are known for as long as the batch lasts and no longer: a table
 * of subjects and pseudonyms is what must never exist.
 */
export function derivation(
  keys: DomainKeys,
  domain: PseudonymDomain,
  content: SubjectContent | SubjectChangeContent,
): Derive {
  const derived = {
    person: deriveAll(keys, domain, 'person', subjectsOf(content, 'person')),
    household: deriveAll(keys, domain, 'household', subjectsOf(content, 'household')),
  }
  return (kind, subject) => {
    const pseudonym = derived[kind].get(subject)
    if (pseudonym === undefined) throw new Error('a subject that is not of the batch')
    return pseudonym
  }
}

function subjectsOf(content: SubjectContent | SubjectChangeContent, kind: SubjectKind): string[] {
  if ('rows' in content) return [...new Set(content.rows.map((row) => row[kind]))]
  const changes = content.changes.filter((change) => change.kind === kind)
  return [
    ...new Set(changes.flatMap((change) => (change.change === 'erase' ? [change.old] : [change.old, change.new]))),
  ]
}

function deriveAll(
  keys: DomainKeys,
  domain: PseudonymDomain,
  kind: SubjectKind,
  subjects: readonly string[],
): ReadonlyMap<string, Pseudonym> {
  const numbers = subjects.map((subject) => parseSubjectNumber(fromBase64url(subject)))
  const pseudonyms =
    keys.mode === 'reversible'
      ? encryptSubjectMany(keys.reversible, domain, kind, numbers, { siv: nodeSiv })
      : deriveIrreversibleMany(keys.inner, keys.wrap, domain, kind, numbers, { siv: nodeSiv })
  return new Map(pseudonyms.map((pseudonym, position) => [subjects[position] ?? '', pseudonym]))
}
