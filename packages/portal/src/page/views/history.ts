import type { OwnReceipt } from '@sluis/client/browser'
import type { App, View } from '../app.ts'
import { ask } from '../ask-worker.ts'
import { h } from '../dom.ts'
import { moment, number, t } from '../language.ts'

/** Every receipt of this browser, verified anew. */
export function historyView(app: App): View {
  let receipts: readonly OwnReceipt[] | undefined
  ask('receipts', null).then(
    (found) => {
      receipts = found
      app.refresh()
    },
    (error: unknown) => app.fail(error, () => void app.restart()),
  )
  return () =>
    h(
      'div',
      {},
      h('h1', {}, t('historyTitle')),
      h('p', {}, t('historyIntro')),
      receipts === undefined
        ? h('p', { role: 'status' }, t('busy'))
        : receipts.length === 0
          ? h('p', {}, t('historyNone'))
          : table(receipts),
    )
}

function table(receipts: readonly OwnReceipt[]): HTMLElement {
  const heads = ['receiptMoment', 'receiptRows', 'receiptNumber', 'historyVerdict'] as const
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('historyTitle') },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((head) => h('th', { scope: 'col' }, t(head))),
        ),
      ),
      h(
        'tbody',
        {},
        receipts.map(({ deliveryId, isValid, details }) =>
          h(
            'tr',
            {},
            h('td', {}, details === undefined ? '–' : moment(details.closedAt)),
            h('td', { class: 'number' }, details === undefined ? '–' : number(details.rowCount)),
            h('td', {}, h('code', {}, deliveryId)),
            h('td', { class: isValid ? 'good state' : 'bad state' }, t(isValid ? 'valid' : 'invalid')),
          ),
        ),
      ),
    ),
  )
}
