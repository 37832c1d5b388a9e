import type { Note } from './frame.ts'

/** What the flags of the pseudonym vectors mean. */
export const PSEUDONYM_NOTES: Record<string, Note> = {
  WrongTenant: { bugType: 'MISSING_BINDING', description: 'The tenant is part of the associated data.' },
  WrongDomain: {
    bugType: 'MISSING_BINDING',
    description: 'The domain is part of the associated data; its prefix is read before any key is used.',
  },
  WrongEpoch: {
    bugType: 'MISSING_BINDING',
    description: 'The epoch is read before any key is used, and is part of the associated data.',
  },
  WrongMode: {
    bugType: 'MODE_CONFUSION',
    description: 'An irreversible pseudonym is never opened to a subject; the mode is also authenticated.',
  },
  WrongKind: {
    bugType: 'MISSING_BINDING',
    description: 'Person and household are told apart in the prefix and in the associated data.',
  },
  WrongKey: { bugType: 'WRONG_KEY', description: 'Another key.' },
  BitFlip: {
    bugType: 'FORGERY',
    description: 'A bit was flipped; the checksum was made anew where the comment says so.',
  },
  TruncatedToken: { bugType: 'MALFORMED', description: 'Characters or bytes are missing.' },
  UppercaseToken: {
    bugType: 'NORMALISATION',
    description: 'All upper case is the same pseudonym; a mix of cases is refused.',
  },
  WrongChecksum: { bugType: 'MALFORMED', description: 'The checksum is that of bech32, not of bech32m.' },
  TrailingBits: { bugType: 'AMBIGUITY', description: 'The unused bits of the last group are not zero.' },
  EmptyCiphertextZeroTag: {
    bugType: 'FORGERY',
    description: 'CVE-2026-45446: an empty ciphertext with a tag of zeros was accepted.',
  },
  NonZeroPadding: { bugType: 'AMBIGUITY', description: 'The four last bytes of reversible content are zero.' },
  FullWidth: { bugType: 'NORMALISATION', description: 'Look-alike characters are refused, not folded.' },
  BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
  Accumulated: {
    bugType: 'COVERAGE',
    description: 'One SHA-256 over many outputs, each followed by a newline; inputs from SHAKE-128.',
  },
}
