import type { Note } from './frame.ts'

export const DIRECTORY_NOTES: Readonly<Record<string, Note>> = {
  MissingMember: { bugType: 'LAX_PARSER', description: 'A member that must be there is not.' },
  UnknownMember: { bugType: 'LAX_PARSER', description: 'A member that the schema does not know.' },
  BadForm: { bugType: 'LAX_PARSER', description: 'A value that is not in the form of its member.' },
  BadKey: { bugType: 'INVALID_KEY', description: 'A key that is no key of its use, or stands under another kid.' },
  NotUnique: { bugType: 'CONFUSION', description: 'Two of what must be one.' },
  UnknownReference: { bugType: 'CONFUSION', description: 'A name that leads nowhere, or to another kind of party.' },
  SharedKey: { bugType: 'KEY_MISUSE', description: 'Two parties hold one key.' },
  BothGates: { bugType: 'SEPARATION', description: 'One party could open identities and activities.' },
  OneToOne: { bugType: 'SEPARATION', description: 'One-to-one contact where no pseudonym leads back to a person.' },
  Cut: { bugType: 'CONFUSION', description: 'Looks like another account and is not.' },
  WrongSigner: { bugType: 'AUTHENTICATION', description: 'Another key than the pinned one signed.' },
  ModifiedDocument: { bugType: 'AUTHENTICATION', description: 'The document was changed after it was signed.' },
  OtherForm: { bugType: 'MALLEABILITY', description: 'The same content, signed in another form.' },
  OtherDocument: { bugType: 'CONFUSION', description: 'A document of another kind by the same key.' },
  Rollback: {
    bugType: 'FRESHNESS',
    description: 'An older version, another of the same number, or a break in the chain.',
  },
  DomainChanged: {
    bugType: 'CONFUSION',
    description: 'A pseudonym of the domain would mean two things, or an old key come back.',
  },
  LogUnendorsed: {
    bugType: 'AUTHENTICATION',
    description: 'A key of the log for which the key before it did not vouch.',
  },
  LogChanged: {
    bugType: 'FRESHNESS',
    description: 'The keys of the log do not begin with those that it had before.',
  },
  Suspended: { bugType: 'AUTHORISATION', description: 'A party is suspended.' },
  Boundary: { bugType: 'OFF_BY_ONE', description: 'The first or last day, or the day beside it.' },
}
