import { labelOf } from '../../fields.ts'
import type { Checked, LinkabilityView } from '../../protocol.ts'
import { h } from '../dom.ts'
import { countOf, locale, number, say, t } from '../language.ts'

const DIGITS = { style: 'percent', maximumFractionDigits: 1 } as const
const share = (part: number, whole: number): string =>
  new Intl.NumberFormat(locale(), DIGITS).format(whole === 0 ? 0 : part / whole)

/** How well the rows that leave can be linked: by what, and what would help most. */
export function linkabilityBox({ linkability }: Checked): HTMLElement {
  const { rows, distinctRecords, isEstimated, strength, identifiers, repeated, advice } = linkability
  const people = `${countOf(rows, 'row')}, ${countOf(distinctRecords, 'distinctRecord')}`
  return h(
    'section',
    {},
    h('h2', {}, t('linkTitle')),
    h('p', {}, t('linkIntro')),
    rows > 0 && shareTable(t('linkHow'), isEstimated ? `${people} ${t('reportEstimated')}` : people, strength, rows),
    identifiers.length > 0 && shareTable(t('linkBy'), t('linkByHint'), identifiers, rows),
    repeated.map(({ text, values, rows: many }) =>
      h('p', { class: 'task' }, `${t('linkManyNames')}: ${say(text)} (${number(values)}), ${countOf(many, 'row')}.`),
    ),
    advice.length > 0 && h('h3', {}, t('linkAdvice')),
    advice.length > 0 &&
      h(
        'ul',
        {},
        advice.map((item) => h('li', {}, `${say(item.text)} (${share(item.rows, rows)})`)),
      ),
  )
}

function shareTable(name: string, caption: string, lines: LinkabilityView['strength'], rows: number): HTMLElement {
  return h(
    'table',
    { class: 'shares' },
    h('caption', {}, caption),
    h(
      'thead',
      {},
      h('tr', {}, h('th', { scope: 'col' }, name), h('th', { scope: 'col', class: 'number' }, t('reportShare'))),
    ),
    h(
      'tbody',
      {},
      lines.map((line) =>
        h('tr', {}, h('th', { scope: 'row' }, say(line.text)), h('td', { class: 'number' }, share(line.rows, rows))),
      ),
    ),
  )
}

/** How much the rows say, field by field. */
export function completenessBox({ report }: Checked): HTMLElement {
  const { rows, complete, faultless, fields } = report.completeness
  const heads = ['reportField', 'reportFilled', 'reportUnusable', 'reportFiller', 'reportEmpty'] as const
  return h(
    'section',
    {},
    h('h2', {}, t('completeTitle')),
    h(
      'ul',
      {},
      h('li', {}, h('strong', {}, share(complete, rows)), ` ${t('completeRows')}`),
      h('li', {}, h('strong', {}, share(faultless, rows)), ` ${t('completeFaultless')}`),
    ),
    fields.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, t('completeFields')),
        h(
          'div',
          { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('completeFields') },
          h(
            'table',
            { class: 'shares' },
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                heads.map((head, at) => h('th', { scope: 'col', class: at > 0 && 'number' }, t(head))),
              ),
            ),
            h(
              'tbody',
              {},
              fields.map(({ field, valid, refused, filler, empty }) =>
                h(
                  'tr',
                  {},
                  h('th', { scope: 'row' }, say(labelOf(field))),
                  [valid, refused, filler, empty].map((count) => h('td', { class: 'number' }, share(count, rows))),
                ),
              ),
            ),
          ),
        ),
      ),
  )
}
