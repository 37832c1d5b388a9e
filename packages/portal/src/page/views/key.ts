import type { App, View } from '../app.ts'
import { ask } from '../ask-worker.ts'
import { h } from '../dom.ts'
import { t } from '../language.ts'
import type { Ready } from './deliver.ts'
import { forgetButton } from './enrol.ts'
import { fingerprintBox } from './fingerprint.ts'

/** The key of this browser, its renewal and its end. */
export function keyView(app: App, { status, connected }: Ready): View {
  const said = h('div', { role: 'status' })
  const run = (work: () => Promise<readonly HTMLElement[]>): void => {
    work().then(
      (elements) => said.replaceChildren(...elements),
      (error: unknown) => app.fail(error, () => void app.restart()),
    )
  }
  const renew = async (): Promise<readonly HTMLElement[]> => {
    const { fingerprint } = await ask('rotate', null)
    return [h('p', {}, t('keyRenewed')), fingerprintBox(t('waitOwnLabel'), fingerprint)]
  }
  const drop = async (): Promise<readonly HTMLElement[]> => [
    h('p', {}, t('keyDropped', await ask('dropOldKeys', null))),
  ]
  const fact = (label: string, value: string): HTMLElement[] => [h('dt', {}, label), h('dd', {}, h('code', {}, value))]
  return () =>
    h(
      'div',
      {},
      h('h1', {}, t('keyTitle')),
      h(
        'dl',
        { class: 'facts' },
        fact(t('keyId'), connected.kid),
        fact(t('keyClient'), status.clientId ?? ''),
        fact(t('keyService'), status.url ?? ''),
        fact(t('keyDirectory'), String(connected.version)),
      ),
      h('h2', {}, t('keyRenewTitle')),
      h('p', {}, t('keyRenew')),
      connected.next.length > 0 && h('p', { class: 'task' }, t('keyNext')),
      said,
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'button', onclick: () => run(renew) }, t('keyRenewDo')),
        h('button', { type: 'button', class: 'plain', onclick: () => run(drop) }, t('keyDrop')),
      ),
      forgetButton(app),
    )
}
