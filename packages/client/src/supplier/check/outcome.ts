import type {
  Activity,
  ActivityErrorCode,
  CanonicalIdentity,
  IdentifierErrorCode,
  Identity,
  RowState,
} from '@sluis/ttp-core/supplier'
import type { FindingCode } from '../findings.ts'
import type { MappedField } from '../map/fields.ts'

/** Every code that a row can get: the client's own, an identifier's or an activity's. */
export type RowCode = FindingCode | IdentifierErrorCode | ActivityErrorCode

/** What is wrong with a row or one of its fields; without the value. */
export interface RowFault {
  readonly code: RowCode
  readonly field?: MappedField
}

/** One row after canonicalisation. */
export interface RowOutcome {
  readonly row: number
  readonly line: number
  readonly state: RowState
  /** Results per identity field, for the user's own eyes. */
  readonly fields: CanonicalIdentity['fields']
  readonly identity: Identity
  /** Whether the visitor lets the institution contact him one to one; absent when the row does not say. */
  readonly contactConsent?: boolean
  /** Absent when the file has no activity columns or the activity is refused. */
  readonly activity: Activity | undefined
  /** The fields of a refused activity that hold something. */
  readonly filled?: readonly MappedField[] | undefined
  readonly faults: readonly RowFault[]
  /** What the row can be linked by, as bits of `LINK`. */
  readonly links: number
}
