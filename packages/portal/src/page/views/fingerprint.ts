import { h } from '../dom.ts'

/** 8 groups of 5 digits, to be read aloud. */
export function fingerprintBox(label: string, fingerprint: string): HTMLElement {
  const groups = fingerprint.split(' ').map((group) => h('span', { class: 'group' }, group))
  return h('figure', { class: 'fingerprint' }, h('figcaption', {}, label), h('p', { class: 'groups' }, spaced(groups)))
}

/** Spaces stand between the groups, so that what is copied or read aloud has them too. */
const spaced = (groups: readonly HTMLElement[]): (HTMLElement | string)[] =>
  groups.flatMap((group, at) => (at === 0 ? [group] : [' ', group]))
