import { h } from './dom.ts'
import { t } from './language.ts'

/** Where the user is on the way, before the heading. */
export const stepLine = (at: number, of: number): HTMLElement => h('p', { class: 'step' }, t('step', { at, of }))
