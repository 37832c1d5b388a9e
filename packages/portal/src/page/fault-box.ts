import { WorkerFault } from './ask-worker.ts'
import { codeLink } from './code-link.ts'
import { h } from './dom.ts'
import { say, t } from './language.ts'
import type { WordKey } from './words.ts'

/** What went wrong and how to mend it, and the way on: `again`, under its name. */
export function faultBox(error: unknown, again: () => void, name: WordKey = 'again'): HTMLElement {
  const fault = error instanceof WorkerFault ? error.fault : undefined
  const where = Object.entries(fault?.where ?? {}).map(([name, value]) => `${name} ${value}`)
  return h(
    'section',
    { class: 'task bad', role: 'alert' },
    h('h1', {}, t(fault?.code === 'ABORTED' ? 'stopped' : 'problem')),
    h('p', {}, fault === undefined ? t('unexpected') : say(fault.text)),
    h(
      'p',
      { class: 'quiet' },
      `${t('code')}: `,
      fault?.isExplained === true ? codeLink(fault.code) : h('code', {}, fault?.code ?? 'UNEXPECTED'),
      where.length > 0 && ` (${where.join(', ')})`,
    ),
    h('p', {}, h('button', { type: 'button', onclick: again }, t(name))),
  )
}
