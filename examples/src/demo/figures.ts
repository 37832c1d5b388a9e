/** What `npm run demo -- --json` ends with. Quality is null when the files have no truth to compare with. */
export interface DemoFigures {
  /** Rows in the files; each was accepted (it travelled, some as anonymous visits) or refused (it stayed at home). */
  readonly rows: number
  readonly accepted: number
  readonly refused: number
  readonly persons: number
  readonly households: number
  /** Persons who visited more than one institution. */
  readonly crossVisitors: number
  /** Pairwise, over rows, on the final person numbers. */
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  readonly auditVerified: boolean
  /** From the first byte read by a client to the last row opened by the tenant. */
  readonly seconds: number
  readonly rowsPerSecond: number
}
