import type { FieldEvidence, LinkageRecord, Weight } from '@sluis/ttp-core/identity'
import {
  compareDates,
  compareEmails,
  compareNameFields,
  comparePhones,
  comparePlaces,
  weigh,
} from '@sluis/ttp-core/identity'
import type { Scale } from './scale.ts'
import { totalUnder } from './weigh-total.ts'

/** How two single records stand to each other, field by field. Symmetric. */
export function compareRecords(left: LinkageRecord, right: LinkageRecord): FieldEvidence {
  return {
    ...compareNameFields(left, right),
    birth: compareDates(left.birthDate, right.birthDate),
    email: left.emailShared || right.emailShared ? 'unknown' : compareEmails(left.email, right.email),
    mobile: comparePhones(left.mobile, right.mobile),
    fixed: comparePhones(left.fixed, right.fixed),
    address: comparePlaces(left, right),
    relation: compareRelations(left, right),
  }
}

/** The weight of two single records, in bits, each comparison apart. */
export function weighRecords(left: LinkageRecord, right: LinkageRecord, { persons, model }: Scale): Weight {
  return weigh(compareRecords(left, right), { persons }, model)
}

/** The total of `weighRecords`. */
export function totalOfRecords(left: LinkageRecord, right: LinkageRecord, scale: Scale): number {
  return totalUnder(scale)(compareRecords(left, right), NOT_COUNTED)
}

const NOT_COUNTED = {}

function compareRelations(left: LinkageRecord, right: LinkageRecord): FieldEvidence['relation'] {
  if (left.relation === '' || right.relation === '' || left.institution !== right.institution) return 'unknown'
  return left.relation === right.relation ? 'equal' : 'different'
}
