// Weekly, from a survey on a tablet at the door: answers of who agreed, in the codes of the standard questionnaire.
import { type DeliverRecordsOptions, deliverRecords, type RecordsDelivered, type SurveyRecord } from '@sluis/client'

/** A form as the tool of the survey keeps it. */
export interface Form {
  /** Moment at which the form was sent, local: `2026-11-21T15:10`. */
  readonly sentAt: string
  /** The tick under the text of the consent, and the version of that text. */
  readonly agreed: boolean
  readonly textVersion: string
  /** Only where the person wished to be linked to earlier visits. */
  readonly email?: string
  readonly answers: Pick<SurveyRecord, 'visitMotive' | 'visitCompany' | 'satisfaction' | 'recommendation' | 'ageBand'>
}

/** Delivers the forms of a week (`2026-W47`). Who did not agree stays: `surveyConsent` false, not a form that is left out by hand. */
export function deliverAnswers(
  week: string,
  forms: AsyncIterable<Form> | Iterable<Form>,
  options: Omit<DeliverRecordsOptions<'surveys'>, 'run' | 'kind'>,
): Promise<RecordsDelivered> {
  const records = async function* (): AsyncGenerator<SurveyRecord> {
    for await (const form of forms) yield toRecord(form)
  }
  return deliverRecords(records(), { ...options, kind: 'surveys', run: `survey ${week}` })
}

function toRecord({ sentAt, agreed, textVersion, email, answers }: Form): SurveyRecord {
  return {
    visitDate: sentAt.slice(0, 10),
    email,
    questionnaire: 'standard-1',
    surveyConsent: agreed,
    surveyConsentAt: sentAt,
    surveyConsentText: textVersion,
    ...answers,
  }
}
