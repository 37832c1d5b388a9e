import { CoreError } from '../errors.ts'
import { CONTENT_LENGTH, openOutward, sealOutward } from './outward.ts'
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
  if (subject.length !== SUBJECT_LENGTH) throw new CoreError('SUBJECT_INVALID')
  const content = new Uint8Array(CONTENT_LENGTH)
  content.set(subject)
  return sealOutward(kE, 'reversible', domain, kind, content) as ReversiblePseudonym
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
