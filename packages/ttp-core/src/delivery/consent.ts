import * as either from './yes-no.ts'

const YES = new Set([...either.YES, 'optin', 'opt-in', 'toestemming', 'akkoord', 'consent'])
const NO = new Set([...either.NO, 'optout', 'opt-out', 'ingetrokken', 'afgemeld', 'geen toestemming', 'withdrawn'])

/** What a value of the column of consents says. */
export type ConsentWord = 'yes' | 'no' | 'nothing' | 'unclear'

/** Whether the visitor lets the institution contact him one to one. Consent is never guessed: an unclear word is none. */
export function readConsent(value: string): ConsentWord {
  // Only ASCII has case: no other letter may turn into one of a word that gives consent.
  const word = value.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  if (word === '') return 'nothing'
  if (YES.has(word)) return 'yes'
  return NO.has(word) ? 'no' : 'unclear'
}
