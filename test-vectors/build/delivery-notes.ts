import type { Note } from './frame.ts'

export const DELIVERY_NOTES: Readonly<Record<string, Note>> = {
  MissingChunk: {
    bugType: 'COMPLETENESS',
    description: 'Chunks are missing, doubled, out of order, or not all counted.',
  },
  MissingMember: { bugType: 'LAX_PARSER', description: 'A member that must be there is not.' },
  UnknownMember: { bugType: 'LAX_PARSER', description: 'A member that the schema does not know.' },
  BadForm: { bugType: 'LAX_PARSER', description: 'A value that is not in the form of its member.' },
  WrongSigner: { bugType: 'AUTHENTICATION', description: 'None of the keys of the institution signed.' },
  ModifiedDocument: { bugType: 'AUTHENTICATION', description: 'The document was changed after it was signed.' },
  OtherDocument: { bugType: 'CONFUSION', description: 'A document of another kind by the same key.' },
  ModifiedReceipt: { bugType: 'AUTHENTICATION', description: 'Details, salt, entry and proof do not belong together.' },
  OtherAction: { bugType: 'CONFUSION', description: 'The entry of the log is of another action.' },
  WrongLog: { bugType: 'AUTHENTICATION', description: 'The log is another one, or has another key.' },
}
