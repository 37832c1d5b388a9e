export { commit, SALT_LENGTH } from './commit.ts'
export { AUDIT_ACTIONS, type AuditAction, type AuditEntry, formatEntry, MAX_ENTRY_LENGTH, parseEntry } from './entry.ts'
