import type { Mapping } from '@sluis/client/browser'
import { labelOf } from '../../fields.ts'
import type { Checked, FindingView, GroupView, PartView } from '../../protocol.ts'
import type { App, View } from '../app.ts'
import { ask, WorkerFault } from '../ask-worker.ts'
import { codeLink } from '../code-link.ts'
import { freshId, h } from '../dom.ts'
import { download } from '../download.ts'
import { countOf, language, number, say, t } from '../language.ts'
import { saidPlace } from '../said.ts'
import { stepLine } from '../step-line.ts'
import { fingerprintBox } from './fingerprint.ts'
import { periodChoice } from './period.ts'
import { completenessBox, linkabilityBox } from './report.ts'
import { showSending } from './sending.ts'

/** Checks all rows, then shows what they came to and what would leave. */
export function checkView(app: App, file: File, mapping: Mapping, back: () => void): void {
  const rows = h('p', { role: 'status' })
  const busy: View = () => h('div', {}, stepLine(3, 4), h('h1', {}, t('checking')), rows)
  app.show(busy)
  ask(
    'check',
    { file, mapping },
    {
      onProgress: (progress) => {
        if (progress.step === 'reading') rows.textContent = t('rowsRead', { rows: countOf(progress.rows, 'row') })
      },
    },
  ).then(
    (checked) => {
      if (app.isShown(busy)) app.show(checkedView(app, file, mapping, checked, back))
    },
    (error: unknown) => {
      if (!app.isShown(busy)) return
      if (error instanceof WorkerFault && error.fault.isOfFile === true)
        app.fail(error, () => void app.restart(), 'otherFileChoose')
      else app.fail(error, back)
    },
  )
}

function checkedView(app: App, file: File, mapping: Mapping, checked: Checked, back: () => void): View {
  const { report } = checked
  const travelling = report.rows.accepted + report.rows.anonymous
  const mayGo = report.ok && travelling > 0
  const ticked = h('input', { type: 'checkbox', id: freshId() })
  const period = periodChoice(report.visitMonths)
  const fault = saidPlace()
  const send = (again: boolean): void => {
    if (!ticked.checked) {
      fault.say('confirmNeeded')
      ticked.focus()
      return
    }
    const about = period.value()
    if (about === null) {
      fault.say('periodWrong')
      period.focus()
      return
    }
    const months = about && { period: about }
    showSending(
      app,
      (options) => ask('send', { file, mapping, again, ...months }, options),
      () => send(true),
    )
  }
  return () =>
    h(
      'div',
      {},
      stepLine(3, 4),
      h('h1', {}, t('checkTitle')),
      verdict(mayGo, checked),
      counts(checked),
      groups(checked.groups),
      report.groups.some(({ level }) => level === 'row' || level === 'value') && errorsBox(app, file, mapping),
      linkabilityBox(checked),
      completenessBox(checked),
      mayGo && leaves(checked),
      mayGo && period.draw(),
      mayGo && h('div', { class: 'field confirm' }, ticked, h('label', { for: ticked.id }, t('leavesConfirm'))),
      fault.draw(),
      h(
        'p',
        { class: 'actions' },
        mayGo && h('button', { type: 'button', onclick: () => send(false) }, t('send')),
        h('button', { type: 'button', class: 'plain', onclick: back }, t('changeColumns')),
      ),
    )
}

/** What it comes to, before all figures. */
function verdict(mayGo: boolean, { report: { rows } }: Checked): HTMLElement {
  if (!mayGo) return h('p', { class: 'task bad' }, t('sendBlocked'))
  const along = rows.accepted + rows.anonymous
  const held = rows.total === along ? '' : t('mayGoHeld', { rows: countOf(rows.total - along, 'row') })
  return h('p', { class: 'trust' }, t('mayGo', { rows: countOf(along, 'row'), held }))
}

function counts({ report: { rows } }: Checked): HTMLElement {
  const held = rows.total - rows.accepted - rows.anonymous
  const fact = (label: string, value: number): HTMLElement =>
    h('div', {}, h('dt', {}, label), h('dd', {}, number(value)))
  return h(
    'dl',
    { class: 'counts' },
    fact(t('countTotal'), rows.total),
    fact(t('countAccepted'), rows.accepted),
    fact(t('countAnonymous'), rows.anonymous),
    fact(t('countHeld'), held),
  )
}

const LEVELS = { blocking: 'levelBlocking', row: 'levelRow', value: 'levelValue', notice: 'levelNotice' } as const

function groups(all: readonly GroupView[]): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, t('groupsTitle')),
    all.length === 0 && h('p', {}, t('groupsNone')),
    all.map(({ title, level, findings }) =>
      h(
        'section',
        { class: level === 'blocking' ? 'task bad' : 'task' },
        h('h3', {}, say(title)),
        h('p', { class: level === 'blocking' ? 'bad' : 'quiet' }, t(LEVELS[level as keyof typeof LEVELS])),
        h('ul', {}, findings.map(finding)),
      ),
    ),
  )
}

function finding({ code, count, column, rows, text }: FindingView): HTMLElement {
  const places = [
    count === 1 ? t('once') : t('times', { count: number(count) }),
    column !== undefined && t('inColumn', { name: column }),
    rows.length > 0 && t('inRows', { rows: rows.slice(0, 5).map(number).join(', ') + (count > 5 ? '…' : '') }),
  ].filter((place) => place !== false)
  return h('li', {}, say(text), ' ', h('span', { class: 'quiet' }, `${places.join(', ')} · `, codeLink(code)))
}

function errorsBox(app: App, file: File, mapping: Mapping): HTMLElement {
  const said = h('p', { role: 'status', class: 'quiet' }, t('errorsHint'))
  const get = async (): Promise<void> => {
    button.disabled = true
    try {
      const { xlsx, rows } = await ask('errors', { file, mapping, language: language() })
      said.textContent = xlsx === undefined ? t('errorsNone') : t('errorsDone', { rows: countOf(rows, 'row') })
      if (xlsx !== undefined) download(xlsx, t('errorsName'))
    } catch (error) {
      app.fail(error, () => void app.restart())
    } finally {
      button.disabled = false
    }
  }
  const button = h('button', { type: 'button', class: 'plain', onclick: () => void get() }, t('errorsGet'))
  return h('div', {}, h('p', {}, button), said)
}

function leaves({ parts, staying }: Checked): HTMLElement {
  const part = ({ kind, recipient, fingerprint, fields }: PartView): HTMLElement =>
    h(
      'section',
      { class: 'part' },
      h('h3', {}, t(kind === 'identity' ? 'leavesIdentity' : 'leavesActivity', { recipient })),
      fields.length === 0
        ? h('p', {}, t('leavesNothing'))
        : h(
            'ul',
            { class: 'tags' },
            fields.map(({ field, columns }) => h('li', {}, `${say(labelOf(field))} (${columns.join(', ')})`)),
          ),
      fingerprintBox(t('leavesFingerprint'), fingerprint),
    )
  return h(
    'section',
    {},
    h('h2', {}, t('leavesTitle')),
    parts.map(part),
    h('p', {}, t('leavesShuffled')),
    staying.length > 0 && h('p', {}, h('strong', {}, `${t('leavesStaying')}: `), staying.join(', ')),
  )
}
