import type { Connected, Status } from '../protocol.ts'
import { ask, WorkerFault } from './ask-worker.ts'
import { isAtGateway } from './at-gateway.ts'
import { h } from './dom.ts'
import { faultBox } from './fault-box.ts'
import { language, setLanguage, t } from './language.ts'
import { deliverView } from './views/deliver.ts'
import { enrolView, notYetView } from './views/enrol.ts'
import { historyView } from './views/history.ts'
import { keyView } from './views/key.ts'
import type { WordKey } from './words.ts'

/** A place of the page: draws itself anew, in whichever language is chosen. */
export type View = () => HTMLElement

/** What views do to the page. */
export interface App {
  /**
   * Shows a view, puts the focus on its heading and says it to screen readers.
   * @param how `alone`: without the sections of the page, as what goes on must not be left unseen.
   */
  show(view: View, how?: { readonly alone?: boolean }): void
  /** Whether the user still looks at this: he may have gone elsewhere while something was waited for. */
  isShown(view: View): boolean
  /** Shows the same view again, where the user is. */
  refresh(): void
  /** Begins anew: who is this browser, what does the directory say. */
  restart(): Promise<void>
  /** Says something to a screen reader without moving the focus. */
  announce(text: string): void
  /** Shows what went wrong; `again` tries once more, under its name. */
  fail(error: unknown, again: () => void, name?: WordKey): void
}

const SECTIONS = [
  { name: 'navDeliver', view: deliverView },
  { name: 'navHistory', view: historyView },
  { name: 'navKey', view: keyView },
] as const

/** While it is found out who this browser is. */
const busy: View = () => h('div', {}, h('h1', {}, t('title')), h('p', { role: 'status' }, t('busy')))

export function startApp(): void {
  const main = h('main', { id: 'main', tabindex: -1, class: 'band' })
  const said = h('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' })
  const head = h('div')
  const skip = h('a', { href: '#main', class: 'skip' })
  document.body.append(skip, head, main, said)
  // A file that falls beside its place must not take the page's place in the browser.
  for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault())
  let view: View = busy
  let ready: { readonly status: Status; readonly connected: Connected } | undefined
  let section = 0
  let isAlone = false

  const draw = (): void => {
    document.documentElement.lang = language()
    document.title = `${t('title')} · Sluis`
    skip.textContent = t('skip')
    head.replaceChildren(header())
    main.replaceChildren(view())
  }
  const app: App = {
    isShown: (other) => view === other,
    show: (next, { alone = false } = {}) => {
      view = next
      isAlone = alone
      draw()
      const heading = main.querySelector<HTMLElement>('h1, h2')
      heading?.setAttribute('tabindex', '-1')
      heading?.focus()
    },
    refresh: draw,
    announce: (text) => {
      said.textContent = text
    },
    fail: (error, again, name) => app.show(() => faultBox(error, again, name)),
    restart: async () => {
      app.show(busy)
      ready = undefined
      let status: Status | undefined
      try {
        status = await ask('status', null)
        if (status.stage !== 'ready') {
          app.show(enrolView(app, status))
          return
        }
        const connected = await ask('connect', null)
        ready = { status, connected }
        open(section)
      } catch (error) {
        const code = error instanceof WorkerFault ? error.fault.code : ''
        if (status !== undefined && (code === 'KEY_NOT_IN_DIRECTORY' || code === 'ENROLMENT_MISSING'))
          app.show(notYetView(app, status))
        else app.fail(error, () => void app.restart())
      }
    },
  }
  const open = (at: number): void => {
    section = at
    const chosen = SECTIONS[at]
    if (ready !== undefined && chosen !== undefined) app.show(chosen.view(app, ready))
  }
  const header = (): HTMLElement => {
    const other = language() === 'nl' ? 'en' : 'nl'
    const change = (): void => {
      setLanguage(other)
      draw()
      head.querySelector<HTMLElement>('.language')?.focus()
    }
    const item = (name: (typeof SECTIONS)[number]['name'], at: number): HTMLElement => {
      const current = at === section ? 'page' : undefined
      // Back to the first step of the section: what was shown may be of another state.
      const go = (): void => {
        section = at
        if (at === 0) void app.restart()
        else open(at)
      }
      return h('li', {}, h('button', { type: 'button', class: 'tab', 'aria-current': current, onclick: go }, t(name)))
    }
    return h(
      'header',
      {},
      h(
        'div',
        { class: 'band' },
        h('span', { class: 'mark' }, 'Sluis'),
        isAtGateway() && h('a', { href: '/portal/' }, t('toPortal')),
        h('button', { type: 'button', class: 'plain language', lang: other, onclick: change }, t('otherLanguage')),
      ),
      ready !== undefined &&
        !isAlone &&
        h(
          'nav',
          { class: 'band', 'aria-label': t('nav') },
          h(
            'ul',
            {},
            SECTIONS.map(({ name }, at) => item(name, at)),
          ),
        ),
    )
  }
  void app.restart()
}
