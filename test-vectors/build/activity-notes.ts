import type { Note } from './frame.ts'

export const ACTIVITY_NOTES: Readonly<Record<string, Note>> = {
  Guess: {
    bugType: 'WRONG_VALUE',
    description: 'The text can be read in two ways, or not at all. An implementation that guesses gives a wrong value.',
  },
  CalendarDate: {
    bugType: 'WRONG_VALUE',
    description: 'The day does not exist, or lies outside the years 1900 to 2199.',
  },
  DateOrder: { bugType: 'WRONG_VALUE', description: 'Day and month change places with the order of the column.' },
  TimeZone: {
    bugType: 'WRONG_VALUE',
    description: 'The offset is not applied: the date is the one that the institution wrote.',
  },
  CaseMapping: {
    bugType: 'WRONG_VALUE',
    description: 'Only ASCII letters have case. The mapping of all Unicode turns other letters into ASCII ones.',
  },
  WhiteSpace: {
    bugType: 'WRONG_VALUE',
    description: 'White space is a closed list: U+FEFF and U+00A0 are in it, U+0085 and U+001F are not.',
  },
  OtherDigits: { bugType: 'WRONG_VALUE', description: 'Only ASCII digits are digits.' },
  FreeText: { bugType: 'LEAK', description: 'Free text may not travel: an identifier could be in it.' },
  PersonalNumber: { bugType: 'LEAK', description: 'The code could be the citizen or telephone number of a person.' },
  UnknownCode: { bugType: 'WRONG_VALUE', description: 'The word is not in the closed list of the field.' },
  Bounds: { bugType: 'WRONG_VALUE', description: 'The number lies at or beyond its bounds.' },
  UnknownField: { bugType: 'LEAK', description: 'A name that is no field of an activity.' },
  WrongType: { bugType: 'WRONG_VALUE', description: 'The value is of another JSON type.' },
  ManyFaults: { bugType: 'WRONG_VALUE', description: 'Faults are reported in the order of the steps, each once.' },
  Empty: { bugType: 'WRONG_VALUE', description: 'There is nothing to deliver.' },
  Consent: {
    bugType: 'LEAK',
    description:
      'The consent of the person asked is not recorded whole. The answers may not leave the institution, and no part may hold them.',
  },
  Mixed: { bugType: 'WRONG_VALUE', description: 'The row is a survey and something else at once.' },
}
