import { h } from './dom.ts'
import { language, t } from './language.ts'

/** A code that leads to its explanation, in a page beside this one; a new window, so that what was done here stays. */
export function codeLink(code: string): HTMLElement {
  const href = `./codes.${language()}.html#${code}`
  const label = `${code}: ${t('codeMore')}`
  return h('a', { href, target: '_blank', rel: 'noopener', 'aria-label': label }, h('code', {}, code))
}
