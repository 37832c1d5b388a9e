import type { Activity, QuestionnaireName, SurveyAnswers } from '@sluis/ttp-core/supplier'

/**
 * What identifies the visitor, as your system has it: nothing need be cleaned up before. All is optional; what cannot be read is
 * dropped and told in the record's outcome. None of it leaves this machine but sealed to the identity engine.
 */
export interface Visitor {
  /** Your own number of the customer, member or card holder. */
  readonly relationNumber?: string | undefined
  /** The whole name where you have no parts: `Dhr. J.P. van der Berg`. */
  readonly fullName?: string | undefined
  readonly givenName?: string | undefined
  /** `J.P.` or `JP`. */
  readonly initials?: string | undefined
  /** `van der`. */
  readonly familyNamePrefix?: string | undefined
  readonly familyName?: string | undefined
  /** `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined
  readonly email?: string | undefined
  /** Mobile or fixed, as written; one without a country is of the country of the configuration. */
  readonly phone?: string | undefined
  /** `1234 AB`, or a foreign one. */
  readonly postcode?: string | undefined
  /** `12`; what follows the number may stand here or in `houseNumberAddition`. */
  readonly houseNumber?: string | number | undefined
  readonly houseNumberAddition?: string | undefined
  /** Street and number in one, where you have no parts. */
  readonly addressLine?: string | undefined
  readonly street?: string | undefined
  readonly city?: string | undefined
  /** ISO 3166 code of two letters, or the name of the country. */
  readonly country?: string | undefined
  /** The visitor objected to sharing: the record stays here. */
  readonly objected?: boolean | undefined
  /** Whether the visitor lets your institution contact him one to one; leave it out where he was not asked. */
  readonly contactConsent?: boolean | undefined
}

/** Where and when; of visits and surveys alike. */
interface Occasion {
  /** `YYYY-MM-DD`: the day of the visit, loan or event, by the clock of the place. */
  readonly visitDate: string
  /** `HH:MM`, 24 hours, local. */
  readonly visitTime?: string | undefined
  /** Your code of the offer: 1 to 24 of `A`–`Z`, `0`–`9`, `-`; never the number of a person. */
  readonly offerCode?: string | undefined
  readonly offerGenre?: Activity['offerGenre'] | undefined
  readonly channel?: Activity['channel'] | undefined
}

/** One visit, purchase, reservation, loan or membership. */
export interface VisitRecord extends Visitor, Occasion {
  readonly activityType?: Exclude<Activity['activityType'], 'survey'>
  /** `observed`: your system saw it happen. `declared`: somebody said so. */
  readonly basis?: Activity['basis'] | undefined
  /** `YYYY-MM-DD`: the day of the purchase or reservation. */
  readonly orderDate?: string | undefined
  /** Whole euro cents of the whole record, 0 to 10,000,000; a free visit is 0. */
  readonly priceCents?: number | undefined
  readonly priceKind?: Activity['priceKind'] | undefined
  /** Tickets, visitors or items, 1 to 999. */
  readonly quantity?: number | undefined
  /** Answers go in a delivery of their own: see `SurveyRecord`. */
  readonly questionnaire?: never
}

/** Answers of one person to the standard questionnaire, and his consent to deliver them. */
export interface SurveyRecord extends Visitor, Occasion, SurveyAnswers {
  readonly questionnaire: QuestionnaireName
  /** Whether the person asked agreed. With `false` the record stays here. */
  readonly surveyConsent: boolean
  /** The moment of the consent: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, local. */
  readonly surveyConsentAt: string
  /** The version of the text that was agreed to: 1 to 24 of `A`–`Z`, `0`–`9`, `-`. */
  readonly surveyConsentText: string
}

/** What one delivery holds: visits, or surveys. */
export type RecordKind = 'visits' | 'surveys'
/** A record of a delivery of this kind. */
export type RecordOf<Kind extends RecordKind> = Kind extends 'surveys' ? SurveyRecord : VisitRecord
/** Any record. */
export type VisitorRecord = VisitRecord | SurveyRecord

/**
 * Records one after the other, or a function that starts from the first again. Each is asked for when the one before was dealt with.
 * With a function a delivery that must be made anew (the service changed its keys meanwhile) is made at once; without one the run ends with a
 * retryable error, RECORDS_SPENT.
 */
export type RecordsInput<Item> = AsyncIterable<Item> | Iterable<Item> | (() => AsyncIterable<Item> | Iterable<Item>)
