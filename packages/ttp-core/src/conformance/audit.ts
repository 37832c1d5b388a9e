import { type AuditEntry, commit, formatEntry, parseEntry } from '../audit/index.ts'
import { toHex, utf8 } from '../encoding/index.ts'
import { leafHash } from '../log/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { bytes, object, text } from './input.ts'

/** Entries of the audit log and their commitments. */
export const auditOperations: Readonly<Record<string, Evaluate>> = {
  FormatEntry: (input) => {
    const entry = formatEntry(object(input, 'entry') as unknown as AuditEntry)
    return { text: entry, leafHash: toHex(leafHash(utf8(entry))) }
  },
  ParseEntry: (input) => ({ entry: parseEntry(text(input, 'text')) as unknown as Fields }),
  Commit: (input) => ({ commitment: commit(bytes(input, 'salt'), object(input, 'details')) }),
}
