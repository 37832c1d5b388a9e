import { ERROR_ORDER } from './error-order.ts'
import type { Note } from './frame.ts'

/** What the flags of the pseudonym vectors mean. */
export const PSEUDONYM_NOTES: Record<string, Note> = {
  ...ERROR_ORDER,
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
  AmbiguousConcat: {
    bugType: 'COLLISION',
    description: 'Without lengths, tenant and domain would run into each other.',
  },
  EmptyIdentifier: { bugType: 'MALFORMED', description: 'An empty subject number is none.' },
  TooLong: { bugType: 'MALFORMED', description: 'Longer than it may be; it is refused, not cut.' },
  NonCanonicalBase32: { bugType: 'AMBIGUITY', description: 'A character outside the alphabet of bech32.' },
  ZeroWidth: { bugType: 'NORMALISATION', description: 'Characters that cannot be seen are refused, not dropped.' },
  ArabicDigits: { bugType: 'NORMALISATION', description: 'Digits of other scripts are refused, not read.' },
  FullWidthDigits: { bugType: 'NORMALISATION', description: 'Full-width digits are refused, not folded.' },
  Slow: { bugType: 'COVERAGE', description: 'Takes up to minutes; may be left out of a quick run.' },
  FullWidth: { bugType: 'NORMALISATION', description: 'Look-alike characters are refused, not folded.' },
  BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
  Accumulated: {
    bugType: 'COVERAGE',
    description: 'One SHA-256 over many outputs, each followed by a newline; inputs from SHAKE-128.',
  },
}
