import { CoreError } from '../errors.ts'

declare const brand: unique symbol
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }

/** Random 16-byte number of a person or household, made by the identity engine. */
export type SubjectNumber = Brand<Uint8Array, 'SubjectNumber'>
/** Inner value of an irreversible pseudonym: 20 bytes; it never leaves the key engine. */
export type InnerValue = Brand<Uint8Array, 'InnerValue'>
/** A printed pseudonym of which nobody, the TTP included, can compute the subject. */
export type IrreversiblePseudonym = Brand<string, 'IrreversiblePseudonym'>
/** A printed pseudonym that the key engine can open under dual control. */
export type ReversiblePseudonym = Brand<string, 'ReversiblePseudonym'>
/** Either kind of printed pseudonym. */
export type Pseudonym = IrreversiblePseudonym | ReversiblePseudonym

export type SubjectKind = 'person' | 'household'
export type PseudonymMode = 'irreversible' | 'reversible'

/** One pseudonym domain in one epoch; prefix is 2 to 10 letters a-z, epoch 0 to 65,535. */
export interface PseudonymDomain {
  readonly tenant: string
  readonly domain: string
  readonly epoch: number
  readonly prefix: string
  readonly mode: PseudonymMode
}

const SUBJECT_LENGTH = 16

/** The bytes as a subject number, copied. Throws SUBJECT_INVALID unless 16 bytes. */
export function parseSubjectNumber(bytes: Uint8Array): SubjectNumber {
  if (bytes.length !== SUBJECT_LENGTH) throw new CoreError('SUBJECT_INVALID')
  return Uint8Array.from(bytes) as SubjectNumber
}
