import { type ChangeCode, note } from '../changes.ts'

/** Forms of address and titles before a name; without dots, lower case. */
export const LEADING = new Set(
  (
    'dhr hr mevr mevrouw mw mej mejuffrouw mvr mrs mr ms miss mister meneer dr drs ir ing prof professor jhr jkvr ' +
    'jonkheer jonkvrouw bc ds dominee pastoor baron barones freule herr frau mme mlle mons monsieur madame ' +
    'sir lady lord senor senora sr sra wed weduwe tav ta aan kol kapt lt gen maj sgt zr br dokter doctor arts mag dipl univ ' +
    'hooggeleerde weledele weledelgeboren weledelgeleerde weledelgestrenge weledelzeergeleerde hooggeboren'
  ).split(' '),
)
export const TRAILING = new Set(
  'msc bsc bba mba phd llm llb med bed mphil jr sr jnr snr junior senior ra rc emba dhr mevr mw mevrouw drs ir ing dr prof mr bc cpa md pdeng esq'.split(
    ' ',
  ),
)
/** Surnames as well (De Graaf, Baron, Lord …): a title only when a full name follows. */
export const ALSO_SURNAME = new Set(
  'aan baron lord sir br zr ta graaf lt maj gen ms sr kol ms arts pastoor heer senior junior lady mag'.split(' '),
)
const HOUSEHOLD = /^(?:de )?(?:fam\.?|familie|gezin|family|famille|fam\.?\/)(?=$|[ .:])[.:]*\s*/i
const COUPLE =
  /^(?:(?:de )?(?:dhr|hr|heer|meneer|mevrouw|mevr|mw|mrs|mr|drs|dr|ir|ing|prof)(?![a-z])\.?\s*){1,3}(?:en|&|\+|and|und|et)\s+(?:(?:de )?(?:dhr|hr|heer|meneer|mevrouw|mevr|mw|mrs|mr|drs|dr|ir|ing|prof)(?![a-z])\.?\s*)+/i
const EITHER =
  /^(?:de )?(?:dhr|hr|heer|mevr|mevrouw|mw|mr|mrs)\.?\s*(?:\/|of|or)\s*(?:dhr|hr|heer|mevr|mevrouw|mw|mr|mrs)\.?(?=\s|$)\s*/i
const CARE_OF =
  /^(?:t\.?\s?a\.?\s?v\.?|ter attentie van|p\/a|c\/o|a\/d|aan de|aan)\s+(?=(?:de )?(?:dhr|hr|heer|mevr|mw|mevrouw|fam))|^(?:t\.a\.v\.|tav|ter attentie van|p\/a|c\/o)\s+/i
const THE_GENTLEMAN = /^de (?:heer|weledele(?: heer)?|weledelgeboren heer) (?=\S)/i
const BRACKETED_TITLE = /\((?:dhr|hr|mevr|mevrouw|mw|m|v|de heer|heer|man|vrouw|mr|mrs|drs|ir|ing|dr)\.?\)/gi

/** A name without titles and forms of address. */
export interface Untitled {
  readonly text: string
  readonly household: boolean
}

/**
 * Strips titles and forms of address off both ends of a name.
 * @param text cleaned name; the surname alone when `surname` is true ("Heer" and "Ing" are surnames then).
 */
export function stripTitles(text: string, surname: boolean, changes: ChangeCode[]): Untitled {
  if (!mayHoldTitle(text)) return { text, household: false }
  let rest = text
  let household = false
  const cut = (next: string): void => {
    if (next === rest) return
    rest = next.trim()
    note(changes, 'TITLE_REMOVED')
  }
  cut(rest.replace(BRACKETED_TITLE, ' ').replace(/ {2,}/g, ' '))
  cut(rest.replace(CARE_OF, ''))
  if (HOUSEHOLD.test(rest)) {
    household = true
    cut(rest.replace(HOUSEHOLD, ''))
  } else if (COUPLE.test(rest)) {
    household = true
    cut(rest.replace(COUPLE, ''))
  }
  cut(rest.replace(EITHER, ''))
  if (!surname) cut(rest.replace(THE_GENTLEMAN, ''))
  const tokens = rest.split(' ')
  let start = 0
  let end = tokens.length
  while (start < end - (surname ? 1 : 0) && isTitle(tokens, start, end, surname)) start += 1
  while (end - start > 1 && isTrailingTitle(tokens, start, end)) end -= 1
  if (start > 0 || end < tokens.length) {
    note(changes, 'TITLE_REMOVED')
    rest = tokens
      .slice(start, end)
      .join(' ')
      .replace(/[,;]+$/, '')
      .trim()
  }
  if (household) note(changes, 'HOUSEHOLD_NAME')
  return { text: rest, household }
}

export const HOUSEHOLD_WORDS = new Set('fam familie gezin family famille heer meneer ter p/a c/o a/d'.split(' '))

/** Quick look that spares most names the search for titles. */
function mayHoldTitle(text: string): boolean {
  if (/[(/]/.test(text)) return true
  for (const token of text.split(' ')) {
    const bare = bareToken(token)
    if (LEADING.has(bare) || TRAILING.has(bare) || HOUSEHOLD_WORDS.has(bare)) return true
  }
  return false
}

function bareToken(token: string | undefined): string {
  const lower = (token ?? '').toLowerCase()
  return /[.,:;]/.test(lower) ? lower.replace(/[.,:;]/g, '') : lower
}

function isTitle(tokens: readonly string[], at: number, end: number, surname: boolean): boolean {
  const token = tokens[at] ?? ''
  const bare = bareToken(token)
  if (!LEADING.has(bare)) return false
  const dotted = token.endsWith('.') && token.indexOf('.') === token.length - 1
  if (token.includes('.') && !dotted && bare !== 'tav') return false
  if (ALSO_SURNAME.has(bare)) return !surname && end - at > 2
  return !surname || dotted || end - at > 1
}

function isTrailingTitle(tokens: readonly string[], start: number, end: number): boolean {
  const token = tokens[end - 1] ?? ''
  const bare = bareToken(token)
  if (!TRAILING.has(bare)) return false
  const previous = bareToken(tokens[end - 2])
  if (/^(?:de|den|der|van|v|vd|het|'t|ter|ten|te|la|le)$/.test(previous)) return false
  if (/^(?:ing|mr|dr|ra|rc|md|med|bed|sr|senior|junior)$/.test(bare) && !token.includes('.')) {
    return end - start > 2 || (bare !== 'ing' && bare !== 'ra' && !/\./.test(tokens[start] ?? ''))
  }
  return true
}
