import {
  type InnerKey,
  innerKey,
  type PseudonymDomain,
  type PseudonymMode,
  parseSubjectNumber,
  type ReversibleKey,
  reversibleKey,
  type SubjectKind,
  type SubjectNumber,
  type WrapKey,
  wrapKey,
} from '../pseudonym/index.ts'
import type { Fields } from './fields.ts'
import { bytes, number, object, secret, text } from './input.ts'

/** A pseudonym domain of the input. */
export function domainOf(input: Fields, name = 'domain'): PseudonymDomain {
  const value = object(input, name)
  return {
    tenant: text(value, 'tenant'),
    domain: text(value, 'domain'),
    epoch: number(value, 'epoch'),
    prefix: text(value, 'prefix'),
    mode: text(value, 'mode') as PseudonymMode,
  }
}

/** Person or household. */
export const kindOf = (input: Fields): SubjectKind => text(input, 'kind') as SubjectKind
/** The subject number of the input. */
export const subjectOf = (input: Fields): SubjectNumber => parseSubjectNumber(bytes(input, 'subject'))
/** The inner key of the input. */
export const innerKeyOf = (input: Fields): InnerKey => innerKey(secret(input, 'innerKey'))
/** A wrapping key of the input. */
export const wrapKeyOf = (input: Fields, name = 'wrapKey'): WrapKey => wrapKey(secret(input, name))
/** A reversible key of the input. */
export const reversibleKeyOf = (input: Fields, name = 'reversibleKey'): ReversibleKey =>
  reversibleKey(secret(input, name))
