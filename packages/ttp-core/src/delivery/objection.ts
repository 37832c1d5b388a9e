const YES = new Set([
  'ja',
  'j',
  'yes',
  'y',
  'true',
  'waar',
  '1',
  'x',
  'bezwaar',
  'objected',
  'optout',
  'opt-out',
  'on',
  'aan',
])
const NO = new Set([
  '',
  'nee',
  'n',
  'no',
  'false',
  'onwaar',
  '0',
  '-',
  'geen',
  'geen bezwaar',
  'optin',
  'opt-in',
  'off',
  'uit',
])

/** Whether the visitor objected to sharing; `undefined` if the word is not known (then the row stays at home). */
export function isObjection(value: string): boolean | undefined {
  const word = value.trim().toLowerCase()
  if (NO.has(word)) return false
  return YES.has(word) ? true : undefined
}
