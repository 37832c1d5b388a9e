import type { NameForm } from '@sluis/ttp-core/identity'
import type { NameValue } from '../vault/profile.ts'

/** A name that a person goes by. */
export interface KnownName {
  readonly form: NameForm
  /**
   * What the name stands for: itself, or, of initials alone, the given names of the person that begin with the first of them, each
   * with this surname. Who is known as Davey and as D. is not Diede.
   */
  readonly stands: readonly NameForm[]
}

/** The names of a profile, in its order. */
export function knownNames(values: readonly NameValue[]): readonly KnownName[] {
  const forms = values.map(nameForm)
  return forms.map((form) => {
    const full = hasGiven(form) ? [] : forms.filter((other) => explains(other, form))
    if (full.length === 0) return { form, stands: [form] }
    return { form, stands: full.map(({ given, initials }) => ({ ...form, given, initials })) }
  })
}

/** A name as one record gives it, of whose person nothing else is known. */
export function soleName(form: NameForm): KnownName {
  return { form, stands: [form] }
}

/**
 * The best of what two names stand for, when their own forms agree in an initial alone; else how these stand to each other.
 * @param rank The lower, the stronger.
 */
export function compareKnown<Level extends { readonly given: string }>(
  one: KnownName,
  other: KnownName,
  compare: (one: NameForm, other: NameForm) => Level,
  rank: (level: Level) => number,
): Level {
  const own = compare(one.form, other.form)
  if (own.given !== 'initial' || (isSole(one) && isSole(other))) return own
  if (isSpeltOut(one.form, other.form) || isSpeltOut(other.form, one.form)) return own
  const levels = one.stands.flatMap((left) => other.stands.map((right) => compare(left, right)))
  return levels.reduce((best, level) => (rank(level) < rank(best) ? level : best))
}

function isSole({ form, stands }: KnownName): boolean {
  return stands[0] === form
}

/** Whether initials may be those of a given name. */
function explains(full: NameForm, { initials }: NameForm): boolean {
  if (initials === '' || !hasGiven(full) || full.given === initials) return false
  return full.initials.charAt(0) === initials.charAt(0)
}

/** Initials written as one word, `Jna` for J.N.A.: a given name that is none. */
function isSpeltOut(full: NameForm, { initials }: NameForm): boolean {
  return hasGiven(full) && full.given === initials
}

function hasGiven({ given }: Pick<NameForm, 'given'>): boolean {
  return given.length > 1
}

/** A name of a profile as one record gives it. */
export function nameForm(name: NameValue): NameForm {
  const [surname, parts] = [name[0], name[1]]
  return { surname, surnameParts: parts === '' ? [surname] : parts.split(' '), given: name[2], initials: name[3] }
}
