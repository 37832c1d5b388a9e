const TIME = /^([0-9]{1,2})[:.uh]([0-9]{2})(?::[0-9]{2})?(?:\s*(?:uur|h))?$/i

// Here only ASCII letters change case: the mapping of all Unicode would turn other letters into these.
/** Capitals for a–z. */
export function upper(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}

/** The form in which a word is looked up among codes: a–z for A–Z, one hyphen for white space and underscores. */
export function readCode(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(/[\s_]+/g, '-')
}

/** HH:MM of a time as people write it; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const match = TIME.exec(text)
  if (match === null) return undefined
  const [hour, minute] = [Number(match[1]), Number(match[2])]
  return hour > 23 || minute > 59 ? undefined : `${String(hour).padStart(2, '0')}:${match[2]}`
}
