import { enc, LABEL } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { hmacSha256Under, type Mac, nobleMac, nobleSiv, type Siv } from '../primitives.ts'
import { CONTENT_LENGTH, demandSealable, openOutward, sealOutward, sealOutwardMany } from './outward.ts'
import type { InnerKey, WrapKey } from './pseudonym-keys.ts'
import type { InnerValue, IrreversiblePseudonym, PseudonymDomain, SubjectKind, SubjectNumber } from './types.ts'

/** The first 20 bytes of HMAC-SHA-256(K_H, enc("H", kind, subject)). Throws KEY_LENGTH_INVALID, SUBJECT_INVALID. */
export function innerValue(kH: InnerKey, kind: SubjectKind, subject: SubjectNumber, mac: Mac = nobleMac): InnerValue {
  if (kH.length !== 32) throw new CoreError('KEY_LENGTH_INVALID')
  if (subject.length !== 16) throw new CoreError('SUBJECT_INVALID')
  const message = enc(LABEL.inner, kind, subject)
  return kH.lend((key) => mac.hmacSha256(key, message)).slice(0, CONTENT_LENGTH) as InnerValue
}

/** The printed pseudonym of an inner value: AES-SIV under K_T. Throws DOMAIN_INVALID, PSEUDONYM_WRONG_MODE, KEY_DESTROYED. */
export function wrapInner(
  kT: WrapKey,
  domain: PseudonymDomain,
  kind: SubjectKind,
  inner: InnerValue,
): IrreversiblePseudonym {
  return sealOutward(kT, 'irreversible', domain, kind, inner) as IrreversiblePseudonym
}

/** The inner value of a printed pseudonym, for rewrapping only; it says nothing of the subject. Throws as `openOutward`. */
export function unwrapInner(
  kT: WrapKey,
  domain: PseudonymDomain,
  pseudonym: IrreversiblePseudonym,
): { kind: SubjectKind; inner: InnerValue } {
  const { kind, content } = openOutward(kT, 'irreversible', domain, pseudonym)
  return { kind, inner: content as InnerValue }
}

/** The irreversible pseudonym of a subject: `wrapInner` of `innerValue`. */
export function deriveIrreversible(
  kH: InnerKey,
  kT: WrapKey,
  domain: PseudonymDomain,
  kind: SubjectKind,
  subject: SubjectNumber,
  mac: Mac = nobleMac,
): IrreversiblePseudonym {
  demandInput(kH, kT, domain, kind, [subject])
  return wrapInner(kT, domain, kind, innerValue(kH, kind, subject, mac))
}

/** `deriveIrreversible` of each subject, in order, with the same bytes; a server hands in its own `siv`. */
export function deriveIrreversibleMany(
  kH: InnerKey,
  kT: WrapKey,
  domain: PseudonymDomain,
  kind: SubjectKind,
  subjects: readonly SubjectNumber[],
  { siv = nobleSiv }: { readonly siv?: Siv } = {},
): IrreversiblePseudonym[] {
  demandInput(kH, kT, domain, kind, subjects)
  // The key is prepared once for the batch, which is half of an HMAC over so short a message.
  const keyed = kH.lend(hmacSha256Under)
  const inner = subjects.map((subject) => keyed(enc(LABEL.inner, kind, subject), CONTENT_LENGTH))
  return sealOutwardMany(kT, 'irreversible', domain, kind, inner, siv) as IrreversiblePseudonym[]
}

/** All that can be checked before a key is used, in the order in which it is named. */
function demandInput(
  kH: InnerKey,
  kT: WrapKey,
  domain: PseudonymDomain,
  kind: SubjectKind,
  subjects: readonly SubjectNumber[],
): void {
  if (kH.length !== 32 || kT.length !== 64) throw new CoreError('KEY_LENGTH_INVALID')
  if (subjects.some((subject) => subject.length !== 16)) throw new CoreError('SUBJECT_INVALID')
  demandSealable('irreversible', domain, kind)
}
