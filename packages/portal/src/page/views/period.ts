import type { Period } from '../../protocol.ts'
import { freshId, h } from '../dom.ts'
import { language, t } from '../language.ts'

/** Months offered: this one and those before it. */
const MONTHS = 36

/** What was chosen, kept while the page is drawn anew. */
export interface PeriodChoice {
  readonly draw: () => HTMLElement
  /** The months; undefined where none was chosen; null where the last lies before the first. */
  readonly value: () => Period | undefined | null
  readonly focus: () => void
}

/** Asks for which months the file is. Nobody has to say: the calendar of the institution has nothing else to go by. */
export function periodChoice(now = new Date()): PeriodChoice {
  const months = Array.from({ length: MONTHS }, (_, ago) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() - ago, 1)).toISOString().slice(0, 7),
  )
  let from = ''
  let until = ''
  let first: HTMLSelectElement | undefined
  const list = (label: 'periodFrom' | 'periodUntil', chosen: string, change: (month: string) => void): HTMLElement => {
    const id = freshId()
    const select = h(
      'select',
      { id, onchange: () => change(select.value) },
      h('option', { value: '', selected: chosen === '' }, t(label === 'periodFrom' ? 'periodNone' : 'periodSame')),
      months.map((month) => h('option', { value: month, selected: month === chosen }, nameOf(month))),
    )
    if (label === 'periodFrom') first = select
    return h('div', { class: 'field' }, h('label', { for: id }, t(label)), select)
  }
  return {
    draw: () =>
      h(
        'fieldset',
        {},
        h('legend', {}, t('periodTitle')),
        h('p', { class: 'quiet' }, t('periodHint')),
        list('periodFrom', from, (month) => {
          from = month
        }),
        list('periodUntil', until, (month) => {
          until = month
        }),
      ),
    value: () => {
      if (from === '') return until === '' ? undefined : null
      const last = until === '' ? from : until
      return last < from ? null : { from, until: last }
    },
    focus: () => first?.focus(),
  }
}

const nameOf = (month: string): string =>
  new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
