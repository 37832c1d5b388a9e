import type { Progress, Sent } from '../../protocol.ts'
import type { App, View } from '../app.ts'
import { WorkerFault } from '../ask-worker.ts'
import { h } from '../dom.ts'
import { faultBox } from '../fault-box.ts'
import { countOf, t } from '../language.ts'
import { sentView } from './sent.ts'

type Run = (options: {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}) => Promise<Sent | null>

/** Sends, shows how far it is, and ends with the receipt or with what went wrong. `once more` is offered for a file that was delivered before. */
export function sendingView(app: App, run: Run, onceMore?: () => void): View {
  const stop = new AbortController()
  const read = h('li')
  const sealed = h('li')
  const uploaded = h('li')
  const rate = h('p', { class: 'quiet' })
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('sendingTitle') })
  const began = Date.now()
  const onProgress = (progress: Progress): void => {
    if (progress.step === 'reading') {
      read.textContent = t('sendingRead', { rows: countOf(progress.rows, 'row') })
      bar.value = progress.share * 0.5
      const seconds = Math.max(1, (Date.now() - began) / 1000)
      const left = progress.share > 0 ? Math.ceil((seconds / progress.share) * (1 - progress.share)) : 0
      if (progress.share < 1)
        rate.textContent = t('sendingRate', {
          rate: countOf(Math.round(progress.rows / seconds), 'row'),
          left: countOf(left, 'second'),
        })
    } else if (progress.step === 'sealed')
      sealed.textContent = t('sendingSealed', { rows: countOf(progress.rows, 'row') })
    else if (progress.step === 'uploaded') {
      uploaded.textContent = t('sendingUploaded', { chunks: countOf(progress.chunks, 'parcel') })
      bar.value = Math.max(bar.value, progress.of === undefined ? 0.75 : 0.5 + (progress.chunks / progress.of) * 0.5)
    } else {
      rate.textContent = t('sendingClosing')
      app.announce(t('sendingClosing'))
    }
  }
  run({ signal: stop.signal, onProgress }).then(
    (sent) => (sent === null ? void app.restart() : app.show(sentView(app, sent))),
    (error: unknown) => app.show(stoppedView(app, error, run, onceMore)),
  )
  return () =>
    h(
      'div',
      {},
      h('h1', {}, t('sendingTitle')),
      bar,
      h('ul', { class: 'steps' }, read, sealed, uploaded),
      rate,
      h('p', { class: 'quiet' }, t('sendingStay')),
      h('p', {}, h('button', { type: 'button', class: 'plain', onclick: () => stop.abort() }, t('sendingStop'))),
    )
}

function stoppedView(app: App, error: unknown, run: Run, onceMore: (() => void) | undefined): View {
  const code = error instanceof WorkerFault ? error.fault.code : ''
  if (code === 'DELIVERY_DUPLICATE' && onceMore !== undefined) {
    return () =>
      h(
        'section',
        { class: 'task' },
        h('h1', {}, t('problem')),
        h('p', {}, t('duplicate')),
        h('p', { class: 'actions' }, h('button', { type: 'button', onclick: onceMore }, t('sendAgain')), home(app)),
      )
  }
  return () =>
    h(
      'div',
      {},
      faultBox(error, () => app.show(sendingView(app, run, onceMore))),
      h('p', {}, home(app)),
    )
}

const home = (app: App): HTMLElement =>
  h('button', { type: 'button', class: 'plain', onclick: () => void app.restart() }, t('otherFile'))
