import * as either from './yes-no.ts'

const YES = new Set([...either.YES, 'bezwaar', 'objected', 'optout', 'opt-out'])
const NO = new Set([...either.NO, '', 'geen bezwaar', 'optin', 'opt-in'])

/** Whether the visitor objected to sharing; `undefined` if the word is not known (then the row stays at home). */
export function isObjection(value: string): boolean | undefined {
  const word = value.trim().toLowerCase()
  if (NO.has(word)) return false
  return YES.has(word) ? true : undefined
}
