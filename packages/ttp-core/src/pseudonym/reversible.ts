import { CoreError } from '../errors.ts'
import { nobleSiv, type Siv } from '../primitives.ts'
import { CONTENT_LENGTH, openOutward, sealOutward, sealOutwardMany } from './outward.ts'
import type { ReversibleKey } from './pseudonym-keys.ts'
import {
  type PseudonymDomain,
  parseSubjectNumber,
  type ReversiblePseudonym,
  type SubjectKind,
  type SubjectNumber,
} from './types.ts'

const SUBJECT_LENGTH = 16

/**
 * The reversible pseudonym of a subject: AES-SIV under K_E of the subject and 4 zero bytes, so that both modes look the same.
 * Throws SUBJECT_INVALID, DOMAIN_INVALID, PSEUDONYM_WRONG_MODE, KEY_DESTROYED.
 */
export function encryptSubject(
  kE: ReversibleKey,
  domain: PseudonymDomain,
  kind: SubjectKind,
  subject: SubjectNumber,
): ReversiblePseudonym {
  return sealOutward(kE, 'reversible', domain, kind, contentOf(subject)) as ReversiblePseudonym
}

/** `encryptSubject` of each subject, in order, with the same bytes; a server hands in its own `siv`. */
export function encryptSubjectMany(
  kE: ReversibleKey,
  domain: PseudonymDomain,
  kind: SubjectKind,
  subjects: readonly SubjectNumber[],
  { siv = nobleSiv }: { readonly siv?: Siv } = {},
): ReversiblePseudonym[] {
  return sealOutwardMany(kE, 'reversible', domain, kind, subjects.map(contentOf), siv) as ReversiblePseudonym[]
}

function contentOf(subject: SubjectNumber): Uint8Array {
  if (subject.length !== SUBJECT_LENGTH) throw new CoreError('SUBJECT_INVALID')
  const content = new Uint8Array(CONTENT_LENGTH)
  content.set(subject)
  return content
}

/** The subject of a reversible pseudonym. Throws as `openOutward`; an irreversible one gives PSEUDONYM_WRONG_MODE. */
export function decryptSubject(
  kE: ReversibleKey,
  domain: PseudonymDomain,
  pseudonym: ReversiblePseudonym,
): { kind: SubjectKind; subject: SubjectNumber } {
  const { kind, content } = openOutward(kE, 'reversible', domain, pseudonym)
  if (content.subarray(SUBJECT_LENGTH).some((byte) => byte !== 0)) throw new CoreError('PSEUDONYM_UNOPENABLE')
  return { kind, subject: parseSubjectNumber(content.subarray(0, SUBJECT_LENGTH)) }
}
