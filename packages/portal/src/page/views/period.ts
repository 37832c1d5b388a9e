import type { Period } from '../../protocol.ts'
import { freshId, h } from '../dom.ts'
import { locale, t } from '../language.ts'

/** Months offered: this one and those before it. */
const MONTHS = 36

/** What was chosen, kept while the page is drawn anew. */
export interface PeriodChoice {
  readonly draw: () => HTMLElement
  /** The months; undefined where none was chosen; null where the last lies before the first. */
  readonly value: () => Period | undefined | null
  readonly focus: () => void
}

/**
 * Asks for which months the file is. Nobody has to say: the calendar of the institution has nothing else to go by.
 * @param visits The months of the file's visits: those of them that are over are proposed.
 */
export function periodChoice(visits: Period | undefined, now = new Date()): PeriodChoice {
  const months = Array.from({ length: MONTHS }, (_, ago) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() - ago, 1)).toISOString().slice(0, 7),
  )
  const proposed = proposalOf(visits, months)
  let from = proposed?.from ?? ''
  let until = proposed === undefined || proposed.until === proposed.from ? '' : proposed.until
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
        h('p', { class: 'quiet' }, t('periodHint'), proposed !== undefined && ` ${t('periodProposed')}`),
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

/** What lies between the oldest month offered and the newest that is over: a month that still runs is not delivered yet. */
function proposalOf(visits: Period | undefined, months: readonly string[]): Period | undefined {
  const [, over = ''] = months
  if (visits === undefined) return undefined
  const within = months.filter((month) => month <= over && visits.from <= month && month <= visits.until)
  const [until] = within
  const from = within.at(-1)
  return from === undefined || until === undefined ? undefined : { from, until }
}

const nameOf = (month: string): string =>
  new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
