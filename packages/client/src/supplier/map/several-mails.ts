import type { Question } from './question.ts'

const ADDRESS = /[^\s;,|/<>()"'&+]+@[^\s;,|/<>()"'&]+/g

/** Whether different mail addresses stand in a cell: of two people perhaps. One with itself between brackets behind it is one. */
export function holdsSeveralMails(text: string): boolean {
  const at = text.indexOf('@')
  if (at === -1 || text.indexOf('@', at + 1) === -1) return false
  return new Set(text.slice(0, LOOKED_AT).toLowerCase().match(ADDRESS)).size > 1
}
const LOOKED_AT = 1_000

/** Which of them is meant. */
export const askSeveralMails = (column: string): Question => ({
  id: `several:${column}`,
  code: 'QUESTION_EMAILS',
  column,
  field: 'email',
  options: ['first-mail', 'none', 'ignore'],
  proposed: 'none',
  needed: true,
})
