import type { Note } from './frame.ts'

export const PART_NOTES: Readonly<Record<string, Note>> = {
  WrongContext: { bugType: 'CONFUSION', description: 'The part belongs to another place than the opener expects.' },
  BadContext: { bugType: 'CONFUSION', description: 'A context that cannot be.' },
  WrongKey: { bugType: 'KEY_MISUSE', description: 'The part is sealed to a key that the opener does not hold.' },
  KeyUnderForeignName: {
    bugType: 'KEY_MISUSE',
    description: 'A key stands under the kid of another. Who tries all its keys, or believes a kid, goes wrong.',
  },
  ModifiedPart: { bugType: 'AUTHENTICATION', description: 'The part was changed after it was sealed.' },
  OtherHeader: {
    bugType: 'LAX_PARSER',
    description: 'A header that JOSE allows and this format does not: another algorithm, member or order.',
  },
  NonCanonicalBase64: {
    bugType: 'MALLEABILITY',
    description: 'Another spelling of the same bytes, with another digest.',
  },
  OtherDerivation: {
    bugType: 'WRONG_KDF',
    description: 'The content key was derived otherwise. Who opens it does not follow RFC 7518 section 4.6.2.',
  },
  InvalidCurve: { bugType: 'INVALID_POINT', description: 'The ephemeral key is no point of the curve.' },
  BadFrame: { bugType: 'LAX_PARSER', description: 'The plaintext is not signer, signature and body, framed by Enc.' },
  BadBody: { bugType: 'LAX_PARSER', description: 'The body is not padded JSON in UTF-8.' },
  WrongSigner: { bugType: 'AUTHENTICATION', description: 'Signed by a key that may not sign this part.' },
  BadSignature: { bugType: 'AUTHENTICATION', description: 'The signature does not hold over this context and body.' },
  TooLarge: { bugType: 'RESOURCES', description: 'More than 4,194,304 characters. With repeat, the text so often.' },
  UnknownMember: { bugType: 'LEAK', description: 'A member that the content does not know.' },
  MissingMember: { bugType: 'LAX_PARSER', description: 'A member that must be there is not.' },
  BadForm: { bugType: 'LAX_PARSER', description: 'A value that is not in the form of its member.' },
  WrongOrder: { bugType: 'LAX_PARSER', description: 'Rows repeat, go back, or have numbers that are not whole.' },
  TooMany: {
    bugType: 'RESOURCES',
    description: 'More than 5,000 rows, changes, pseudonyms, or rows that splits name, or a text that is too long.',
  },
  WrongSchema: { bugType: 'CONFUSION', description: 'The schema of another kind or version.' },
  Empty: { bugType: 'LAX_PARSER', description: 'Nothing, where nothing is allowed or where it is not.' },
}
