import type { Note } from './frame.ts'

/** What the flags of checkpoints say. */
export const CHECKPOINT_NOTES: Readonly<Record<string, Note>> = {
  KnownAnswer: { bugType: 'COVERAGE', description: 'The value comes from another project.' },
  UnknownSigner: {
    bugType: 'WRONG_KEY',
    description: 'Signatures by unknown keys are passed over and count for nothing.',
  },
  WrongKey: { bugType: 'WRONG_KEY', description: 'Another key.' },
  WrongOrigin: { bugType: 'MISSING_BINDING', description: 'A checkpoint of another log.' },
  WrongProof: { bugType: 'FORGERY', description: 'The proof is of something else.' },
  LogSizeRollback: { bugType: 'ROLLBACK', description: 'A log never shrinks.' },
  EquivocatingCheckpoint: {
    bugType: 'EQUIVOCATION',
    description: 'Two rightly signed checkpoints that do not belong to one history: the log shows two faces.',
  },
  SizeZero: { bugType: 'AMBIGUITY', description: 'Nothing is proved from the empty tree.' },
  BitFlip: { bugType: 'FORGERY', description: 'The text was changed after signing.' },
  BentSignature: {
    bugType: 'AMBIGUITY',
    description: 'By the right key, but not as RFC 8032 makes it; verifiers disagree, so all refuse.',
  },
  InvalidPoint: {
    bugType: 'INVALID_POINT',
    description: 'No point of prime order: verifiers disagree on what holds under such a key.',
  },
  NotCanonical: { bugType: 'AMBIGUITY', description: 'A second spelling of the same checkpoint.' },
  Truncated: { bugType: 'MALFORMED', description: 'Something is missing.' },
  BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
}
