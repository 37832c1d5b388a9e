import type { LogStanding } from '@sluis/client/receipts'
import { h } from '../page/dom.ts'
import { download } from '../page/download.ts'
import { number, say } from '../page/language.ts'
import type { Basis } from './open-basis.ts'
import { verifyText as t } from './words.ts'

type Bad = Extract<LogStanding, { readonly kind: 'fault' | 'behind' }>

/** Whether the log does not fit what was seen of it. */
export const isBad = (now: LogStanding): now is Bad => now.kind === 'fault' || now.kind === 'behind'

/** How the log stands to what this browser saw of it before; what does not fit is said first, with its evidence. */
export function logPart({ standing, keeps }: Pick<Basis, 'standing' | 'keeps'>): HTMLElement {
  const now = standing()
  const bad = isBad(now)
  return h(
    'section',
    bad ? { class: 'task bad', role: 'alert' } : {},
    h('h2', {}, t(bad ? 'logBad' : 'logTitle')),
    h('p', { class: bad ? '' : now.kind === 'grew' ? 'good state' : '' }, textOf(now)),
    now.kind === 'fault' && h('p', { class: 'quiet' }, h('code', {}, now.code)),
    bad && now.evidence !== undefined && evidencePart(now.evidence),
    !keeps && h('p', { class: 'quiet' }, t('logNotKept')),
  )
}

function textOf(now: LogStanding): string {
  if (now.kind === 'empty') return t('logEmpty')
  if (now.kind === 'first') return t('logFirst', { size: number(now.size) })
  if (now.kind === 'fault') return say(now.text)
  const sizes = { from: number(now.from), size: number(now.size) }
  if (now.kind === 'behind') return t('logBehind', sizes)
  return t(now.from === now.size ? 'logSame' : 'logGrew', sizes)
}

function evidencePart(evidence: string): HTMLElement {
  const save = (): void => download(new Blob([evidence], { type: 'application/json' }), 'sluis-log.fork.json')
  return h(
    'div',
    {},
    h('p', {}, h('button', { type: 'button', class: 'plain', onclick: save }, t('evidenceGet'))),
    h('p', { class: 'quiet' }, t('evidenceHint')),
  )
}
