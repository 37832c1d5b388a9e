import {
  canonicaliseIdentity,
  canWithdraw,
  IDENTITY_FIELDS,
  type Identity,
  type IdentityField,
  type RawIdentity,
} from '@sluis/ttp-core/supplier'
import { ClientError } from '../../http/errors.ts'
import { levelOf, textOf } from '../check/texts.ts'
import type { Language } from '../findings.ts'
import type { Visitor } from '../records/record.ts'
import { RecordError, type RecordErrorCode } from '../records/record-error.ts'

/** Who withdraws, as he says it himself or as the institution has it: at least a relation number, mail address or telephone number, or the
 * surname with birth date or home. */
export type WithdrawingPerson = Omit<Visitor, 'objected' | 'contactConsent'>

/** How a person is read. `today` is `YYYY-MM-DD`. */
export interface PersonReading {
  readonly country: string
  readonly today: string
  readonly language: Language
}

/**
 * A person in canonical form. Nothing is dropped in silence: what cannot be read might be all by which he is found.
 * @throws RecordError RECORD_NOT_OBJECT, RECORD_FIELD_UNKNOWN, RECORD_VALUE_TYPE, or RECORD_REFUSED with what cannot be read; `ClientError`
 * WITHDRAWAL_FINDS_NOBODY.
 */
export function readPerson(person: unknown, { country, today, language }: PersonReading): Identity {
  const refuse = (code: RecordErrorCode, field?: string): never => {
    throw new RecordError(code, 0, { language, ...(field !== undefined && { field }) })
  }
  if (typeof person !== 'object' || person === null || Array.isArray(person)) return refuse('RECORD_NOT_OBJECT')
  const raw: RawIdentity = {}
  for (const [name, value] of Object.entries(person)) {
    const field = IDENTITY_FIELDS.find((each) => each === name)
    // A name that is no field is the caller’s own text, and may be anything.
    if (field === undefined) return refuse('RECORD_FIELD_UNKNOWN')
    if (value === undefined || value === null || value === '') continue
    if (typeof value !== 'string' && typeof value !== 'number') return refuse('RECORD_VALUE_TYPE', field)
    raw[field] = String(value)
  }
  const { fields, identity } = canonicaliseIdentity(raw, { country, today, dateOrder: 'dmy' })
  const faults = (Object.entries(fields) as [IdentityField, object][]).flatMap(([field, result]) => {
    if (!('error' in result)) return []
    const code = result.error as Parameters<typeof textOf>[0]
    return [{ code, field, level: levelOf(code, field), hint: textOf(code, language) }]
  })
  if (faults.length > 0) throw new RecordError('RECORD_REFUSED', 0, { language, faults })
  if (!canWithdraw(identity)) throw new ClientError('WITHDRAWAL_FINDS_NOBODY')
  return identity
}
