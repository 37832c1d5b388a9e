import type { Status } from '../../protocol.ts'
import type { App, View } from '../app.ts'
import { ask, WorkerFault } from '../ask-worker.ts'
import { freshId, h } from '../dom.ts'
import { say, t } from '../language.ts'
import { stepLine } from '../step-line.ts'
import type { WordKey } from '../words.ts'
import { fingerprintBox } from './fingerprint.ts'

/** Enrolment: make a key and ask, then compare fingerprints with the registrar. */
export function enrolView(app: App, status: Status): View {
  return status.stage === 'new' ? askView(app) : compareView(app, status)
}

function askView(app: App): View {
  const given = new URLSearchParams(location.search)
  const url = field('enrolUrl', 'enrolUrlHint', { type: 'url', value: given.get('service') ?? location.origin })
  const organisation = field('enrolOrganisation', 'enrolOrganisationHint', { value: given.get('organisation') ?? '' })
  const client = field('enrolClient', 'enrolClientHint', { value: given.get('client') ?? '' })
  return () =>
    form(
      app,
      [
        stepLine(1, 3),
        h('h1', {}, t('enrolTitle')),
        h('p', {}, t('enrolIntro')),
        url.draw(),
        organisation.draw(),
        client.draw(),
      ],
      'enrolStart',
      () => ask('enrol', { url: url.value(), organisation: organisation.value(), clientId: client.value() }),
    )
}

function compareView(app: App, status: Status): View {
  const typed = field('waitTheirsLabel', 'waitTheirs', { inputmode: 'numeric', class: 'digits' })
  return () =>
    h(
      'div',
      {},
      form(
        app,
        [
          stepLine(2, 3),
          h('h1', {}, t('waitTitle')),
          h('p', {}, t('waitOwn')),
          fingerprintBox(t('waitOwnLabel'), status.fingerprint ?? ''),
          typed.draw(),
        ],
        'waitFinish',
        () => ask('finishEnrolment', { typed: typed.value() }),
      ),
      forgetButton(app),
    )
}

/** The key is made, and the directory does not name it. */
export function notYetView(app: App, { fingerprint }: Status): View {
  return () =>
    h(
      'div',
      {},
      stepLine(3, 3),
      h('h1', {}, t('notYetTitle')),
      h('p', {}, t('notYet')),
      h('p', {}, t('notYetNext')),
      fingerprint !== undefined && fingerprintBox(t('waitOwnLabel'), fingerprint),
      h('p', {}, h('button', { type: 'button', onclick: () => void app.restart() }, t('again'))),
      forgetButton(app),
    )
}

/** Destroys the key, after a second word. */
export function forgetButton(app: App): HTMLElement {
  const box = h('div', { class: 'aside' })
  const sure = (): void => {
    const forget = async (): Promise<void> => {
      await ask('forget', null)
      await app.restart()
    }
    const yes = h(
      'button',
      { type: 'button', class: 'plain bad', onclick: () => void forget().catch((error) => app.fail(error, sure)) },
      t('forgetYes'),
    )
    box.replaceChildren(h('p', {}, t('forgetSure')), yes)
    yes.focus()
  }
  box.append(h('button', { type: 'button', class: 'plain', onclick: sure }, t('forget')))
  return box
}

interface Field {
  readonly draw: () => HTMLElement
  readonly value: () => string
}

/** A labelled field that keeps what was typed when the page is drawn anew. */
function field(label: WordKey, hint: WordKey, attributes: Readonly<Record<string, string>>): Field {
  const id = freshId()
  const { value = '', ...rest } = attributes
  const input = h('input', {
    type: 'text',
    ...rest,
    id,
    required: true,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': `${id}-hint`,
  })
  input.value = value
  const draw = (): HTMLElement =>
    h(
      'div',
      { class: 'field' },
      h('label', { for: id }, t(label)),
      h('p', { id: `${id}-hint`, class: 'quiet' }, t(hint)),
      input,
    )
  return { draw, value: () => input.value.trim() }
}

/** A form whose fault stands in it, before the button, and keeps what was typed. */
function form(app: App, children: readonly HTMLElement[], button: WordKey, run: () => Promise<unknown>): HTMLElement {
  const fault = h('p', { class: 'bad fault', role: 'alert' })
  const submit = h('button', { type: 'submit' }, t(button))
  const onsubmit = async (event: Event): Promise<void> => {
    event.preventDefault()
    submit.disabled = true
    fault.textContent = ''
    try {
      await run()
      await app.restart()
    } catch (error) {
      fault.textContent =
        error instanceof WorkerFault ? `${say(error.fault.text)} (${error.fault.code})` : t('unexpected')
    } finally {
      submit.disabled = false
    }
  }
  return h('form', { onsubmit: (event) => void onsubmit(event) }, children, fault, submit)
}
