const YES = new Set([
  'ja',
  'j',
  'yes',
  'y',
  'true',
  'waar',
  '1',
  'x',
  'optin',
  'opt-in',
  'on',
  'aan',
  'toestemming',
  'akkoord',
  'consent',
])
const NO = new Set([
  'nee',
  'n',
  'no',
  'false',
  'onwaar',
  '0',
  '-',
  'geen',
  'optout',
  'opt-out',
  'off',
  'uit',
  'ingetrokken',
  'afgemeld',
  'geen toestemming',
  'withdrawn',
])

/** What a value of the column of consents says. */
export type ConsentWord = 'yes' | 'no' | 'nothing' | 'unclear'

/** Whether the visitor lets the institution contact him one to one. Consent is never guessed: an unclear word is none. */
export function readConsent(value: string): ConsentWord {
  const word = value.trim().toLowerCase()
  if (word === '') return 'nothing'
  if (YES.has(word)) return 'yes'
  return NO.has(word) ? 'no' : 'unclear'
}
