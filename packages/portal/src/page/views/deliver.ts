import type { Connected, Status } from '../../protocol.ts'
import type { App, View } from '../app.ts'
import { ask } from '../ask-worker.ts'
import { freshId, h } from '../dom.ts'
import { countOf, t } from '../language.ts'
import { type Said, saidPlace } from '../said.ts'
import { stepLine } from '../step-line.ts'
import { fileView } from './file.ts'
import { showSending } from './sending.ts'

/** What the sections of the page are given. */
export interface Ready {
  readonly status: Status
  readonly connected: Connected
}

/** To whom, what was left unfinished, and which file. */
export function deliverView(app: App, { status, connected }: Ready): View {
  if (connected.agreements.length === 0)
    return () => h('div', {}, h('h1', {}, t('agreementTitle')), h('p', { class: 'task bad' }, t('agreementNone')))
  if (connected.chosen === undefined) return agreementView(app, connected)
  const { tenantName, domain } = connected.chosen
  const fault = saidPlace()
  return () =>
    h(
      'div',
      {},
      stepLine(1, 4),
      h('h1', {}, t('dropTitle')),
      h(
        'p',
        {},
        t('asInstitution', { name: connected.organisationName, tenant: tenantName, domain }),
        connected.agreements.length > 1 && [' ', otherRecipient(app, connected)],
      ),
      clockBox(connected),
      status.unfinished.map((left) => unfinishedBox(app, left)),
      dropBox(app, fault),
      h('p', { class: 'trust' }, t('trust')),
    )
}

const otherRecipient = (app: App, connected: Connected): HTMLElement =>
  h(
    'button',
    { type: 'button', class: 'inline', onclick: () => app.show(agreementView(app, connected)) },
    t('otherRecipient'),
  )

/** A clock that is wrong is told before the work is done, and not by a refusal after it. */
function clockBox({ clockAhead }: Connected): HTMLElement | undefined {
  if (clockAhead === undefined) return undefined
  const seconds = Math.abs(clockAhead)
  const time = seconds < 120 ? countOf(seconds, 'second') : countOf(Math.round(seconds / 60), 'minute')
  return h(
    'section',
    { class: 'task bad' },
    h('h2', {}, t('clockTitle')),
    h('p', {}, t(clockAhead > 0 ? 'clockAhead' : 'clockBehind', { time })),
  )
}

function agreementView(app: App, { agreements }: Connected): View {
  const choose = (tenant: string, domain: string): void => {
    ask('choose', { tenant, domain }).then(
      () => void app.restart(),
      (error: unknown) => app.fail(error, () => void app.restart()),
    )
  }
  return () =>
    h(
      'div',
      {},
      h('h1', {}, t('agreementTitle')),
      h(
        'ul',
        { class: 'choices' },
        agreements.map(({ tenant, domain, tenantName }) =>
          h(
            'li',
            {},
            h('span', {}, t('agreementTo', { tenant: tenantName, domain })),
            h('button', { type: 'button', onclick: () => choose(tenant, domain) }, t('agreementChoose')),
          ),
        ),
      ),
    )
}

function unfinishedBox(app: App, { tag, isWhole }: Status['unfinished'][number]): HTMLElement {
  const go = (): void => showSending(app, (options) => ask('finish', { tag }, options))
  return h(
    'section',
    { class: 'task' },
    h('h2', {}, t('unfinishedTitle')),
    h('p', {}, t(isWhole ? 'unfinishedWhole' : 'unfinishedPart')),
    isWhole && h('p', {}, h('button', { type: 'button', onclick: go }, t('unfinishedGo'))),
  )
}

function dropBox(app: App, fault: Said): HTMLElement {
  const id = freshId()
  const take = (files: FileList | null | undefined): void => {
    const [file, another] = files ?? []
    // One of several would be taken as if it were all.
    fault.say(another === undefined ? undefined : 'dropOne')
    if (file !== undefined && another === undefined) fileView(app, file)
  }
  const input = h('input', {
    type: 'file',
    id,
    class: 'picker',
    'aria-label': t('dropLabel'),
    'aria-describedby': `${id}-hint`,
    accept: '.csv,.txt,.tsv,.xlsx,.ods,.jsonl,.ndjson,.json',
  })
  input.addEventListener('change', () => take(input.files))
  const mark =
    (over: boolean) =>
    (event: Event): void => {
      event.preventDefault()
      box.classList.toggle('over', over)
    }
  const box = h(
    'div',
    {
      class: 'drop',
      ondragover: mark(true),
      ondragleave: mark(false),
      ondrop: (event) => {
        mark(false)(event)
        take((event as DragEvent).dataTransfer?.files)
      },
    },
    h('p', { class: 'by-mouse' }, t('drop')),
    h('p', { class: 'by-mouse quiet' }, t('dropOr')),
    // The browser's own button speaks the browser's language, which need not be that of the page.
    input,
    h('label', { for: id, class: 'button' }, t('dropChoose')),
    h('p', { id: `${id}-hint`, class: 'quiet' }, t('dropHint')),
    fault.draw(),
  )
  return box
}
