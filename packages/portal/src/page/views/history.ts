import type { OwnReceipt } from '@sluis/client/browser'
import type { App, View } from '../app.ts'
import { ask } from '../ask-worker.ts'
import { h } from '../dom.ts'
import { moment, number, t } from '../language.ts'
import { saveReceiptButton } from './save-receipt.ts'

/** Every receipt of this browser, verified anew. */
export function historyView(app: App): View {
  let receipts: readonly OwnReceipt[] | undefined
  ask('receipts', null).then(
    (found) => {
      receipts = found
      if (app.isShown(view)) app.refresh()
    },
    (error: unknown) => {
      if (app.isShown(view)) app.fail(error, () => void app.restart())
    },
  )
  const view: View = () =>
    h(
      'div',
      {},
      h('h1', {}, t('historyTitle')),
      h('p', {}, t('historyIntro')),
      receipts === undefined
        ? h('p', { role: 'status' }, t('busy'))
        : receipts.length === 0
          ? h('p', {}, t('historyNone'))
          : table(app, receipts),
    )
  return view
}

function table(app: App, receipts: readonly OwnReceipt[]): HTMLElement {
  const heads = ['receiptMoment', 'receiptRows', 'receiptNumber', 'historyVerdict', 'receiptFile'] as const
  const cell = (head: (typeof heads)[number], attributes: { readonly class?: string }, content: Node | string) =>
    h('td', { ...attributes, 'data-label': t(head) }, content)
  return h(
    'table',
    { class: 'cards', 'aria-label': t('historyTitle') },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map((head) => h('th', { scope: 'col', class: head === 'receiptRows' && 'number' }, t(head))),
      ),
    ),
    h(
      'tbody',
      {},
      receipts.map(({ deliveryId, isValid, details }) =>
        h(
          'tr',
          {},
          cell('receiptMoment', {}, details === undefined ? '–' : moment(details.closedAt)),
          cell('receiptRows', { class: 'number' }, details === undefined ? '–' : number(details.rowCount)),
          cell('receiptNumber', {}, h('code', {}, deliveryId)),
          cell('historyVerdict', { class: isValid ? 'good state' : 'bad state' }, t(isValid ? 'valid' : 'invalid')),
          cell('receiptFile', {}, saveReceiptButton(app, deliveryId)),
        ),
      ),
    ),
  )
}
