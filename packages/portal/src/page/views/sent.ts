import type { Sent } from '../../protocol.ts'
import type { App, View } from '../app.ts'
import { isAtGateway } from '../at-gateway.ts'
import { h } from '../dom.ts'
import { countOf, moment, number, t } from '../language.ts'
import { saveReceiptButton } from './save-receipt.ts'

/** The receipt, and what lets a user see for himself what left. */
export function sentView(app: App, sent: Sent): View {
  const { deliveryId, rows, receipt, logSize } = sent
  const fact = (label: string, value: string): HTMLElement[] => [h('dt', {}, label), h('dd', {}, value)]
  return () =>
    h(
      'div',
      {},
      h('h1', {}, t('doneTitle')),
      h('p', { class: 'good state' }, t('doneRows', { rows: countOf(rows, 'row') })),
      h('p', {}, t('doneVerified')),
      h(
        'dl',
        { class: 'facts receipt' },
        fact(t('receiptNumber'), deliveryId),
        fact(t('receiptMoment'), moment(receipt.details?.closedAt ?? '')),
        fact(t('receiptRows'), number(rows)),
        fact(t('receiptEntry'), t('receiptOf', { index: number((receipt.index ?? 0) + 1), size: number(logSize) })),
        fact(t('receiptDigest'), receipt.details?.manifestDigest ?? ''),
      ),
      proof(sent),
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'button', onclick: () => void app.restart() }, t('nextFile')),
        saveReceiptButton(app, deliveryId),
        isAtGateway() && h('a', { href: '/portal/calendar' }, t('toCalendar')),
      ),
    )
}

function proof({ sent }: Sent): HTMLElement | undefined {
  const [first] = sent
  if (first === undefined) return undefined
  return h(
    'details',
    { class: 'proof' },
    h('summary', {}, t('proofTitle')),
    h('p', {}, t('proofHow')),
    sent.map(({ path, characters, identityDigest, activityDigest }) =>
      h(
        'dl',
        { class: 'facts' },
        h('dt', {}, t('proofRequest')),
        h('dd', {}, h('code', {}, `PUT ${path}`), ` · ${t('proofSize', { count: number(characters) })}`),
        h('dt', {}, t('proofIdentity')),
        h('dd', {}, h('code', {}, identityDigest)),
        h('dt', {}, t('proofActivity')),
        h('dd', {}, h('code', {}, activityDigest)),
      ),
    ),
    h('h2', {}, t('proofBody')),
    h('pre', { class: 'bytes', tabindex: 0, role: 'region', 'aria-label': t('proofBody') }, first.body ?? ''),
  )
}
