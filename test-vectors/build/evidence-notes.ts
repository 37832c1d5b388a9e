import type { Note } from './frame.ts'

/** What the flags of evidence say. */
export const EVIDENCE_NOTES: Readonly<Record<string, Note>> = {
  NotCanonical: { bugType: 'AMBIGUITY', description: 'A second spelling.' },
  Truncated: { bugType: 'MALFORMED', description: 'Something is missing.' },
  UnknownMember: { bugType: 'MALFORMED', description: 'More than the form has; nothing authenticates it.' },
  WrongType: { bugType: 'MALFORMED', description: 'A value of another type.' },
  Commitment: { bugType: 'MISSING_BINDING', description: 'Details and salt do not open the commitment of the entry.' },
  WrongAction: { bugType: 'MISSING_BINDING', description: 'Evidence of one act taken for that of another.' },
  WrongProof: { bugType: 'FORGERY', description: 'The proof is of something else.' },
  WrongKey: { bugType: 'WRONG_KEY', description: 'Another log than the directory names.' },
  BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
}
