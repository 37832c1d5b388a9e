import type { Progress, Sent } from '../../protocol.ts'
import type { App, View } from '../app.ts'
import { WorkerFault } from '../ask-worker.ts'
import { h } from '../dom.ts'
import { faultBox } from '../fault-box.ts'
import { countOf, t } from '../language.ts'
import { stepLine } from '../step-line.ts'
import { sentView } from './sent.ts'

type Run = (options: {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}) => Promise<Sent | null>

/** How far it is: the newest of each step, in whichever language it is shown. */
type Reached = { [Step in Progress['step']]?: Extract<Progress, { readonly step: Step }> }

/** Shows the sending, which goes on until its end: the page offers nothing else, and asks before it is left. */
export function showSending(app: App, run: Run, onceMore?: () => void): void {
  app.show(sendingView(app, run, onceMore), { alone: true })
}

/** Sends, shows how far it is, and ends with the receipt or with what went wrong. `once more` is offered for a file that was delivered before. */
function sendingView(app: App, run: Run, onceMore?: () => void): View {
  const stop = new AbortController()
  const [read, sealed, uploaded] = [h('li'), h('li'), h('li')]
  const now = h('p', { class: 'quiet' })
  const bar = h('progress', { max: 1, value: 0 })
  const began = Date.now()
  const reached: Reached = {}
  const draw = (): void => {
    read.textContent = reached.reading ? t('sendingRead', { rows: countOf(reached.reading.rows, 'row') }) : ''
    sealed.textContent = reached.sealed ? t('sendingSealed', { rows: countOf(reached.sealed.rows, 'row') }) : ''
    const { uploaded: up } = reached
    uploaded.textContent = up ? t('sendingUploaded', { chunks: countOf(up.chunks, 'parcel') }) : ''
    now.textContent = nowOf(reached, (Date.now() - began) / 1000)
  }
  const onProgress = (progress: Progress): void => {
    if (progress.step !== 'waiting') delete reached.waiting
    Object.assign(reached, { [progress.step]: progress })
    if (progress.step === 'reading') bar.value = progress.share * 0.5
    if (progress.step === 'uploaded')
      bar.value = Math.max(bar.value, progress.of === undefined ? 0.75 : 0.5 + (progress.chunks / progress.of) * 0.5)
    draw()
    if (progress.step === 'closing' || progress.step === 'waiting') app.announce(now.textContent)
  }
  const leaving = (event: Event): void => event.preventDefault()
  addEventListener('beforeunload', leaving)
  run({ signal: stop.signal, onProgress })
    .finally(() => removeEventListener('beforeunload', leaving))
    .then(
      (sent) => (sent === null ? void app.restart() : app.show(sentView(app, sent))),
      (error: unknown) => app.show(stoppedView(app, error, run, onceMore)),
    )
  return () => {
    bar.setAttribute('aria-label', t('sendingTitle'))
    draw()
    return h(
      'div',
      {},
      stepLine(4, 4),
      h('h1', {}, t('sendingTitle')),
      bar,
      h('ul', { class: 'steps' }, read, sealed, uploaded),
      now,
      h('p', { class: 'quiet' }, t('sendingStay')),
      h('p', {}, h('button', { type: 'button', class: 'plain', onclick: () => stop.abort() }, t('sendingStop'))),
    )
  }
}

/** What is going on at this moment. */
function nowOf({ reading, uploaded, closing, waiting }: Reached, elapsed: number): string {
  if (waiting !== undefined) return t('sendingWaits', { left: countOf(waiting.seconds, 'second') })
  if (closing !== undefined) return t('sendingClosing')
  if (reading === undefined || reading.share >= 1 || uploaded !== undefined) return ''
  const seconds = Math.max(1, elapsed)
  const left = reading.share > 0 ? Math.ceil((seconds / reading.share) * (1 - reading.share)) : 0
  const rate = countOf(Math.round(reading.rows / seconds), 'row')
  return t('sendingRate', { rate, left: countOf(left, 'second') })
}

function stoppedView(app: App, error: unknown, run: Run, onceMore: (() => void) | undefined): View {
  const fault = error instanceof WorkerFault ? error.fault : undefined
  if (fault?.code === 'DELIVERY_DUPLICATE' && onceMore !== undefined) {
    return () =>
      h(
        'section',
        { class: 'task' },
        h('h1', {}, t('duplicateTitle')),
        h('p', {}, t('duplicate')),
        h('p', { class: 'actions' }, h('button', { type: 'button', onclick: onceMore }, t('sendAgain')), home(app)),
      )
  }
  if (fault?.isOfFile === true) return () => faultBox(error, () => void app.restart(), 'otherFileChoose')
  return () =>
    h(
      'div',
      {},
      faultBox(error, () => showSending(app, run, onceMore)),
      h('p', {}, home(app)),
    )
}

const home = (app: App): HTMLElement =>
  h('button', { type: 'button', class: 'plain', onclick: () => void app.restart() }, t('otherFile'))
