import type { CoreError } from '@sluis/ttp-core/common'

const GROUP = 5

/** Where to look in a share that was mistyped, in the groups in which it was written down; never what was typed. */
export function typingAdvice({ where = '' }: CoreError): string {
  if (where === 'length') return 'A share has 18 groups of 5 characters: one is missing or too many.'
  const places = where.startsWith('characters ') ? where.slice('characters '.length).split(', ').map(Number) : []
  if (places.length === 0) return 'There are mistakes in more than two characters: compare every group.'
  const groups = [...new Set(places.map((place) => Math.ceil(place / GROUP)))]
  return `Look at group ${groups.join(' and group ')}: character ${places.map((place) => ((place - 1) % GROUP) + 1).join(', ')} of it.`
}
