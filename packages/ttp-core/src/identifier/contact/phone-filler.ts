export const FILLERS = new Set([
  '0612345678',
  '0123456789',
  '1234567890',
  '0987654321',
  '123456789',
  '12345678',
  '1234567',
  '123456',
  '12345',
  '1234',
  '0687654321',
  '0601234567',
  '0600000001',
])

/** True for digits nobody has: one digit repeated (also behind 06 or an area code), 0612345678 and the like. */
export function isFillerNumber(digits: string): boolean {
  const bare = digits.replace(/^(?:\+|00)/, '')
  const national = bare.startsWith('31') && bare.length >= 11 ? `0${bare.slice(bare.startsWith('310') ? 3 : 2)}` : bare
  if (/^(\d)\1*$/.test(national)) return true
  if (/^0?6(\d)\1{7}$/.test(national) || /^0[1-9]\d{0,2}(\d)\1{6,7}$/.test(national)) return true
  return FILLERS.has(national) || (national.length === 9 && FILLERS.has(`0${national}`))
}
