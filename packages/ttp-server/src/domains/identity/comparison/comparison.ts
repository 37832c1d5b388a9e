import type { AddressLevel, BirthLevel, GivenLevel, SurnameLevel } from '@sluis/ttp-core/identity'

/** How a record stands to a person, field by field: the best agreement with any value that is known of the person. */
export interface Comparison {
  readonly surname: SurnameLevel
  readonly given: GivenLevel
  /** Given name and surname agree when exchanged. */
  readonly crossed: boolean
  readonly birth: BirthLevel
  readonly email: ValueLevel
  readonly mobile: ValueLevel
  readonly fixed: ValueLevel
  readonly address: AddressLevel
  readonly relation: ValueLevel
  /** Somebody of another name holds this e-mail or mobile number too. */
  readonly emailShared: boolean
  readonly mobileShared: boolean
}

/** How a value stands to several that are known. */
export type ValueLevel = 'equal' | 'unknown' | 'different'
