import { WorkerFault } from './ask-worker.ts'
import { codeLink } from './code-link.ts'
import { h } from './dom.ts'
import { say, t } from './language.ts'

/** What went wrong and how to mend it; `again` is offered where trying again is of use. */
export function faultBox(error: unknown, again?: () => void): HTMLElement {
  const fault = error instanceof WorkerFault ? error.fault : undefined
  const where = Object.entries(fault?.where ?? {}).map(([name, value]) => `${name} ${value}`)
  return h(
    'section',
    { class: 'task bad', role: 'alert' },
    h('h1', {}, t('problem')),
    h('p', {}, fault === undefined ? '' : say(fault.text)),
    h(
      'p',
      { class: 'quiet' },
      `${t('code')}: `,
      fault?.isExplained === true ? codeLink(fault.code) : h('code', {}, fault?.code ?? 'UNEXPECTED'),
      where.length > 0 && ` (${where.join(', ')})`,
    ),
    again !== undefined && h('p', {}, h('button', { type: 'button', onclick: again }, t('again'))),
  )
}
