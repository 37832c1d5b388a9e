import type { ExplainedCode } from '@sluis/client/codes'
import { CODE_PAGE_WORDS, type PageLanguage } from './code-words.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands in a page. */
export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)

/** Text of the catalogue, in which what stands between backticks is code. */
const spoken = (text: string): string => escapeText(text).replace(/`([^`]+)`/g, '<code>$1</code>')

/** One code, under an anchor of its own name. */
export function codeSection(
  { code, level, exit, short, why, ways, example }: ExplainedCode,
  language: PageLanguage,
): string {
  const words = CODE_PAGE_WORDS[language]
  const effect = level === undefined ? `${words.exit}: ${exit}.` : words[level]
  return `<article class="explained" id="${code}" tabindex="-1" aria-labelledby="${code}-name">
<h3 id="${code}-name"><code>${code}</code></h3>
<p>${spoken(short)}</p>
<p class="quiet">${effect}</p>
<h4>${words.why}</h4><p>${spoken(why)}</p>
<h4>${words.where}</h4><ul>${ways.map(({ place, text }) => `<li>${escapeText(place)}: ${spoken(text)}</li>`).join('')}</ul>
${example === undefined ? '' : exampleOf(example, language)}</article>`
}

function exampleOf([before, after]: readonly [string, string], language: PageLanguage): string {
  const words = CODE_PAGE_WORDS[language]
  const instead = before === '' ? words.nothing : `<code>${escapeText(before)}</code>`
  const rest = after === '' ? words.empty : `${words.write} <code>${escapeText(after)}</code>`
  return `<h4>${words.example}</h4><p>${words.instead} ${instead}: ${rest}.</p>`
}
