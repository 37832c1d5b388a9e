const PREFIX = String.raw`(?:van|von|de|den|der|ten|ter|te|het|'t|in|op|aan|el|al|v\.? ?d\.?)`
const RUN = `${PREFIX}(?: ${PREFIX})*`
const IN_FRONT = new RegExp(String.raw`^V\.? (${RUN} \p{Lu}[\p{L}\p{M}'’ -]*\p{Ll}[\p{L}\p{M}'’ -]*)$`, 'u')
const BEHIND = new RegExp(String.raw`^(\p{Lu}[\p{L}\p{M}'’ -]*\p{Ll}[\p{L}\p{M}'’ -]*), ?V\.?(?: (${RUN}))?$`, 'u')
/** In capitals "V. VAN DER" can only be an initial: nobody is named van van der. */
const CAPITALS = /^(\p{Lu}[\p{Lu}\p{M}'’ -]+), ?V\.? ((?:VAN|VON)(?: (?:DE|DEN|DER))?)$/u
const LEADING = new RegExp(`^${PREFIX} `, 'i')
const LONGEST = 120

/**
 * A capital V alone is an initial ("V. de Boer", "Veldhuizen, V. van der", "Jansen, V."), where canonicalisation may take it for "van".
 * Written in the order that leaves no doubt; a small v stays as it is.
 */
export function initialInOrder(text: string): string {
  if (!text.includes('V') || text.length > LONGEST) return text
  const plain = text.trim().replace(/\s+/g, ' ')
  const front = IN_FRONT.exec(plain)
  if (front) return `${front[1]}, V.`
  const [, surname, run] = BEHIND.exec(plain) ?? CAPITALS.exec(plain) ?? []
  // "van Dijk, V." leaves no doubt.
  if (surname === undefined || LEADING.test(surname)) return text
  return run === undefined ? `V. ${surname}` : `${run} ${surname}, V.`
}
