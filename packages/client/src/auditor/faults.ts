/** What an audit can find, closed. Each is evidence against the operator: keep the files, and show them to the registrar. */
export const AUDIT_FAULTS = {
  CHECKPOINT_MISSING: 'There is no signed checkpoint of the log.',
  CHECKPOINT_INVALID: 'The checkpoint is not signed by the log that the directory names.',
  ENTRIES_MISSING: 'The log does not hand over the entries that its checkpoint counts.',
  ENTRY_MALFORMED: 'An entry of the log does not follow the specification.',
  ENTRY_REPEATED: 'The same entry stands in the log twice.',
  ROOT_MISMATCH: 'The entries do not give the root that the checkpoint signs.',
  TILE_MISMATCH: 'A tile of hashes is missing or is not the one that the entries give.',
  FORKED: 'An earlier checkpoint is not a beginning of this log: the log was rewritten or shows two faces.',
  SHRUNK: 'The log is smaller than an earlier checkpoint of it.',
  DIRECTORY_MISSING: 'A version of the directory is not handed over.',
  DIRECTORY_INVALID: 'A version of the directory is not sound, or not signed by the pinned registrar key.',
  DIRECTORY_CHAIN_BROKEN:
    'A version of the directory does not name the version before it, or not the one that was seen.',
  DIRECTORY_EVIDENCE_INVALID: 'The evidence that a version of the directory was logged does not hold.',
  DIRECTORY_HIDDEN: 'The log records the publication of more versions of the directory than are handed over.',
  RECEIPT_MALFORMED: 'A file among the receipts is no receipt.',
  RECEIPT_INVALID: 'A receipt does not hold: details, commitment, entry and proof do not belong together.',
} as const
export type AuditFaultCode = keyof typeof AUDIT_FAULTS

/** One finding: `index` is a place or size in the log, `version` one of the directory, `file` a name in the folder. */
export interface AuditFault {
  readonly fault: AuditFaultCode
  readonly index?: number
  readonly version?: number
  readonly file?: string
}
