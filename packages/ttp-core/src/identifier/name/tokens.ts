import { type ChangeCode, note } from '../changes.ts'
import { unglue } from './prefix-run.ts'

const MAIDEN =
  /[ ,(]+(?:e\.?[/ ]?v\.?|echtg(?:enote)?\.?(?: van)?|geb\.?|geboren|gehuwd met|gescheiden van|wed\.? van|weduwe van|n(?:é|É)e|nee)[ :]+(?=\S)/i
const SPACED_HYPHEN = / *-[ -]*(?=\S)|(?<=\S)[ -]*- */g
/** "J.de", "J.P.Jansen", "v.d.Berg": a dot, then a word that is no further initial. */
const GLUED_DOT = /\.(?=[^\s.\-,'/)("]{2,}(?![^\s,)]*\.))|\.(?=')/g

/** Joins married and own name, closes hyphens, and sets free what is glued together by dots. */
export function tidyName(text: string, changes: ChangeCode[]): string {
  let out = text
  if (MAIDEN.test(out)) {
    out = out.replace(MAIDEN, '-').replace(/\)$/, '')
    note(changes, 'NAMES_JOINED')
  }
  if (out.includes('-')) {
    const closed = out.replace(SPACED_HYPHEN, '-').replace(/^-+|-+$/g, '')
    if (closed !== out) note(changes, 'PUNCTUATION_REMOVED')
    out = closed
  }
  if (out.includes('.'))
    out = out
      .replace(GLUED_DOT, '. ')
      .replace(/\.{2,}/g, '.')
      .replace(/\. \./g, '.')
  if (/[oO]' /.test(out)) out = out.replace(/(^| )([oO])' (?=[A-Za-z])/g, "$1$2'")
  return out.trim()
}

/** Tokens of a tidy name: commas dropped, articles set free from the surname they are glued to. */
export function nameTokens(text: string): string[] {
  const tokens: string[] = []
  for (const token of text.split(/[ ,]+/)) {
    if (token === '') continue
    const tail = /^((?:[A-Za-z]\.)+)(v\.?d\.|v\.)$/.exec(token) ?? /^((?:[A-Z]\.)+)(V\.D\.)$/.exec(token)
    if (tail?.[1] !== undefined && tail[2] !== undefined) tokens.push(tail[1], tail[2])
    else tokens.push(...unglue(token))
  }
  return tokens
}

/** True when no letter of the text is lower case: its capitals carry no information. */
export function isAllCapitals(text: string): boolean {
  return text === text.toUpperCase()
}
