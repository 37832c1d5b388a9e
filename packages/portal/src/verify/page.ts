import type { JudgedReceipt } from '@sluis/client/receipts'
import { isAtGateway } from '../page/at-gateway.ts'
import { freshId, h } from '../page/dom.ts'
import { language, moment, number, setLanguage } from '../page/language.ts'
import { fingerprintBox } from '../page/views/fingerprint.ts'
import { findReceipt, type Got, readReceipt } from './find-receipt.ts'
import { isBad, logPart } from './log-part.ts'
import { type Basis, openBasis } from './open-basis.ts'
import { verifyText as t } from './words.ts'

type Verdict = 'holds' | 'invalid' | 'other' | 'absent' | 'signedOut' | 'unreachable'
/** One receipt on the page: which delivery it should be of, and what became of it. */
interface Row {
  readonly name: string
  readonly verdict: Verdict
  readonly judged?: JudgedReceipt
}
interface Asked {
  readonly deliveryId?: string
  readonly name: string
  readonly get: () => Promise<Got>
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Each is a request to the gateway. */
const AT_ONCE_MAX = 50

/** The page: verifies the receipts of the deliveries that its address names, and those that its user chooses. */
export function startVerifying(): void {
  const main = h('main', { id: 'main', class: 'band' })
  const said = h('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' })
  const head = h('div')
  document.body.append(head, main, said)
  const rows: Row[] = []
  let basis: Basis | undefined
  let fault: string | undefined
  let busy = false
  let asked: readonly Asked[] = []
  let isCut = false

  const logIsBad = (): boolean => basis !== undefined && isBad(basis.standing())
  const log = (): HTMLElement | string => (basis === undefined || fault !== undefined || busy ? '' : logPart(basis))
  const draw = (): void => {
    document.documentElement.lang = language()
    document.title = `${t('title')} · Sluis`
    head.replaceChildren(header(draw, head))
    main.replaceChildren(
      h('h1', {}, t('title')),
      h('p', {}, t('intro')),
      fault === undefined ? '' : faultPart(fault, () => void run(asked)),
      logIsBad() ? log() : '',
      fault === undefined ? results(rows, { busy, of: asked.length, isCut }) : '',
      logIsBad() ? '' : log(),
      basis === undefined || fault !== undefined ? '' : basisPart(basis),
      filesPart((files) => void run(files)),
      h('h2', {}, t('alsoTitle')),
      h('p', {}, t('also')),
    )
  }
  let before: Promise<void> = Promise.resolve()
  /** One after the other: what is chosen while others are looked at waits for them. */
  const run = (next: readonly Asked[]): Promise<void> => {
    before = before.then(() => verify(next))
    return before
  }
  const verify = async (next: readonly Asked[]): Promise<void> => {
    asked = next
    rows.length = 0
    fault = undefined
    busy = true
    draw()
    try {
      basis ??= await openBasis()
      for (const each of asked) {
        rows.push(await judged(each, basis))
        draw()
      }
      if (asked.length > 0) said.textContent = sumOf(rows)
    } catch (error) {
      basis = undefined
      fault = error instanceof Error && 'code' in error ? String(error.code) : 'UNEXPECTED'
    } finally {
      busy = false
      draw()
    }
  }
  const start = (): void => {
    const named = [...new Set(location.hash.slice(1).split(','))].filter((name) => UUID.test(name))
    isCut = named.length > AT_ONCE_MAX
    void run(
      named.slice(0, AT_ONCE_MAX).map((deliveryId) => ({
        deliveryId,
        name: deliveryId,
        get: () => findReceipt(deliveryId),
      })),
    )
  }
  addEventListener('hashchange', start)
  start()
}

async function judged({ deliveryId, name, get }: Asked, basis: Basis): Promise<Row> {
  const got = await get()
  if ('missing' in got) return { name, verdict: got.missing }
  const answer = await basis.judge(got.receipt)
  if (!answer.isValid) return { name, verdict: 'invalid' }
  // A true receipt of something else is no receipt of this.
  const isOther = deliveryId !== undefined && answer.details?.deliveryId !== deliveryId
  return { name: answer.details?.deliveryId ?? name, verdict: isOther ? 'other' : 'holds', judged: answer }
}

const sumOf = (rows: readonly Row[]): string =>
  t('sum', { good: number(rows.filter(({ verdict }) => verdict === 'holds').length), of: number(rows.length) })

function header(draw: () => void, head: HTMLElement): HTMLElement {
  const other = language() === 'nl' ? 'en' : 'nl'
  const change = (): void => {
    setLanguage(other)
    draw()
    head.querySelector<HTMLElement>('.language')?.focus()
  }
  return h(
    'header',
    {},
    h(
      'div',
      { class: 'band' },
      h('span', { class: 'mark' }, 'Sluis'),
      isAtGateway() && h('a', { href: '/portal/deliveries' }, t('back')),
      h('button', { type: 'button', class: 'plain language', lang: other, onclick: change }, otherName(other)),
    ),
  )
}
const otherName = (other: 'nl' | 'en'): string => (other === 'nl' ? 'Nederlands' : 'English')

function faultPart(code: string, again: () => void): HTMLElement {
  return h(
    'section',
    { class: 'task bad', role: 'alert' },
    h('h2', {}, t('problem')),
    h('p', {}, t(code.startsWith('DIRECTORY_') ? 'notSound' : 'away')),
    h('p', { class: 'quiet' }, h('code', {}, code)),
    h('p', {}, h('button', { type: 'button', onclick: again }, t('again'))),
  )
}

interface Progress {
  readonly busy: boolean
  readonly of: number
  readonly isCut: boolean
}

function results(rows: readonly Row[], { busy, of, isCut }: Progress): HTMLElement | string {
  if (of === 0) return busy ? h('p', { role: 'status' }, t('busy')) : ''
  const good = rows.every(({ verdict }) => verdict === 'holds')
  const heads = ['verdict', 'received', 'rows', 'entry', 'number'] as const
  return h(
    'section',
    {},
    h('h2', {}, t('receipts')),
    busy
      ? h('p', {}, t('progress', { done: number(rows.length), of: number(of) }))
      : h('p', { class: good ? 'good state' : 'bad state' }, sumOf(rows)),
    isCut && h('p', { class: 'quiet' }, t('cut', { of: number(of) })),
    h(
      'table',
      { class: 'cards', 'aria-label': t('receipts') },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((name) => h('th', { scope: 'col' }, t(name))),
        ),
      ),
      h('tbody', {}, rows.map(rowOf)),
    ),
  )
}

const cell = (
  head: 'verdict' | 'received' | 'rows' | 'entry' | 'number',
  content: Node | string,
  kind = '',
): HTMLElement => h('td', { class: kind, 'data-label': t(head) }, content)

function rowOf({ name, verdict, judged }: Row): HTMLElement {
  const { details, index = 0, size = 0 } = judged ?? {}
  const isQuiet = verdict === 'absent' || verdict === 'signedOut' || verdict === 'unreachable'
  return h(
    'tr',
    {},
    cell('verdict', t(verdict), verdict === 'holds' ? 'good state' : isQuiet ? 'quiet state' : 'bad state'),
    cell('received', details === undefined ? '–' : moment(details.closedAt)),
    cell('rows', details === undefined ? '–' : number(details.rowCount), 'number'),
    cell('entry', details === undefined ? '–' : t('entryOf', { index: number(index + 1), size: number(size) })),
    cell('number', h('code', {}, name)),
  )
}

function basisPart({ isPinned, version, fingerprint, service }: Basis): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, t('basisTitle')),
    h(
      'div',
      { class: isPinned ? 'trust' : 'task' },
      h('p', {}, t(isPinned ? 'pinned' : 'unpinned', { version, service })),
      fingerprint !== undefined && fingerprintBox(t('pinnedLabel'), fingerprint),
    ),
  )
}

function filesPart(take: (files: readonly Asked[]) => void): HTMLElement {
  const id = freshId()
  const input = h('input', {
    type: 'file',
    id,
    class: 'picker',
    multiple: true,
    accept: '.json,application/json',
    'aria-label': t('filesLabel'),
    'aria-describedby': `${id}-hint`,
  })
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    if (files.length > 0) take(files.map((file) => ({ name: file.name, get: () => readReceipt(file) })))
  })
  return h(
    'section',
    {},
    h('h2', {}, t('filesTitle')),
    h('p', { class: 'picking' }, input, h('label', { for: id, class: 'button plain' }, t('filesChoose'))),
    h('p', { id: `${id}-hint`, class: 'quiet' }, t('filesHint')),
  )
}
