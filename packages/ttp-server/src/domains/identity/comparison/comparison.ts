import type { AddressLevel, BirthLevel, GivenLevel, SurnameLevel } from '@sluis/ttp-core/identity'

/** How a record stands to a person, field by field: the best agreement with any value that is known of the person. */
export interface Comparison {
  readonly surname: SurnameLevel
  readonly given: GivenLevel
  /** Given name and surname agree when exchanged. */
  readonly crossed: boolean
  readonly birth: BirthLevel
  readonly email: ContactLevel
  readonly mobile: 'equal' | 'unknown' | 'different'
  readonly fixed: 'equal' | 'unknown' | 'different'
  readonly address: AddressLevel
  readonly relation: 'equal' | 'unknown' | 'different'
  /** Somebody of another name holds this e-mail or mobile number too. */
  readonly emailShared: boolean
  readonly mobileShared: boolean
}

/** `local`: same local part at another provider, or one typing error. */
export type ContactLevel = 'equal' | 'local' | 'unknown' | 'different'
