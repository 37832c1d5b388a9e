import type { RowState } from '@sluis/ttp-core/supplier'
import type { RowCode, RowOutcome } from '../check/outcome.ts'
import { levelOf, textOf } from '../check/texts.ts'
import type { FindingLevel, Language } from '../findings.ts'
import type { MappedField } from '../map/fields.ts'

/** Something about one field of a record, or about the record. Never holds a value. */
export interface RecordFault {
  readonly code: RowCode
  readonly field?: MappedField
  /** `row`: the record stays here. `value`: that value stays here. `notice`: nothing stays. */
  readonly level: FindingLevel
  /** What is wrong and how to mend it. */
  readonly hint: string
}

/** What became of one record. */
export interface RecordOutcome {
  /** Place of the record among those that were given, from 0. */
  readonly record: number
  readonly state: RowState
  /** Whether it is part of the delivery. */
  readonly leaves: boolean
  readonly faults: readonly RecordFault[]
}

/** The outcome of a row as that of a record. */
export function recordOutcome({ row, state, faults }: RowOutcome, leaves: boolean, language: Language): RecordOutcome {
  return {
    record: row - 1,
    state,
    leaves,
    faults: faults.map(({ code, field }) => ({
      code,
      ...(field && { field }),
      level: levelOf(code, field),
      hint: textOf(code, language),
    })),
  }
}
