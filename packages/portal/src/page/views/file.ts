import type { ColumnUse, MappedField, Mapping } from '@sluis/client/browser'
import { FIELD_LABELS, FIELDS } from '../../fields.ts'
import type { AskedView, ColumnView, Looked } from '../../protocol.ts'
import type { App, View } from '../app.ts'
import { ask } from '../ask-worker.ts'
import { freshId, h } from '../dom.ts'
import { locale, number, say, t } from '../language.ts'
import { saidPlace } from '../said.ts'
import { stepLine } from '../step-line.ts'
import { checkView } from './check.ts'

/** What the user said of columns on this page: the field of each, or nothing for one that stays. */
type Edits = ReadonlyMap<string, MappedField | ''>

/**
 * Looks at a file and shows what was recognised, with what the user said of its columns.
 * @param goOn Checks it at once, where no question stands in the way.
 */
export function fileView(app: App, file: File, mapping?: Mapping, edits: Edits = new Map(), goOn = false): void {
  const busy: View = () => h('div', {}, stepLine(2, 4), h('h1', {}, t('looking')))
  app.show(busy)
  ask('look', { file, ...(mapping !== undefined && { mapping }) }).then(
    (looked) => {
      if (!app.isShown(busy)) return
      const { view, next, open } = lookedView(app, file, looked, edits)
      if (goOn && open.length === 0) next()
      else app.show(view)
    },
    (error: unknown) => {
      if (app.isShown(busy)) app.fail(error, () => void app.restart(), 'otherFileChoose')
    },
  )
}

/** The page of a file that was looked at, what its button does, and the questions without which nothing may leave. */
interface LookedView {
  readonly view: View
  readonly next: () => void
  readonly open: readonly AskedView[]
}

function lookedView(app: App, file: File, looked: Looked, before: Edits): LookedView {
  const { mapping, settled, questions: asked } = looked
  const edits = new Map(before)
  // A map: the name of a column may be one that every object has.
  const chosen = new Map(Object.entries(settled))
  const change = (name: string, field: MappedField | ''): void => {
    edits.set(name, field)
    if (field === '') chosen.delete(name)
    else chosen.set(name, field)
  }
  for (const [name, field] of before) change(name, field)
  // Kept until the user goes on: a choice by the arrow keys passes the others, and must not change the page under them.
  const answers = new Map<string, string>()
  // Looked at again with the answers, as what is recognised may hang on them; what the user said of columns stays.
  const take = (goOn: boolean): void =>
    fileView(app, file, { ...mapping, answers: { ...mapping.answers, ...Object.fromEntries(answers) } }, edits, goOn)
  const openNow = (): readonly AskedView[] =>
    asked.filter(({ needed, answer, column }) => needed && answer === undefined && !edits.has(column ?? ''))
  const fault = saidPlace()
  const next = (): void => {
    if (answers.size > 0) {
      take(true)
      return
    }
    // A mapping that names its columns is not asked about them any more: what is still open must be settled here.
    if (edits.size > 0 && openNow().length > 0) {
      fault.say('questionsFirst')
      document.querySelector<HTMLInputElement>('fieldset.open input')?.focus()
      return
    }
    checkView(app, file, mappingOf(mapping, edits, chosen), () => fileView(app, file, mapping, edits))
  }
  const view: View = () =>
    h(
      'div',
      {},
      stepLine(2, 4),
      h('h1', {}, t('lookTitle')),
      h('p', {}, h('strong', {}, looked.name), ' · ', factsOf(looked)),
      asked.length > 0 && questions(asked, answers, () => take(false)),
      preview(looked),
      mappingTable(looked, chosen, change),
      fault.draw(),
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'button', onclick: next }, t('check')),
        h('button', { type: 'button', class: 'plain', onclick: () => void app.restart() }, t('otherFile')),
      ),
    )
  return { view, next, open: openNow() }
}

/** The mapping to go on with: as it was, or with the columns named where the user said something of them. */
function mappingOf(mapping: Mapping, edits: Edits, chosen: ReadonlyMap<string, MappedField | ColumnUse>): Mapping {
  if (edits.size === 0) return mapping
  const { seen: _, ...rest } = mapping
  return { ...rest, columns: Object.fromEntries(chosen) }
}

function factsOf({ format, encoding, bytes }: Looked): string {
  const size = bytes < 1e5 ? `${number(Math.ceil(bytes / 1e3))} kB` : `${number(Math.round(bytes / 1e5) / 10)} MB`
  return t('lookFacts', { format: format.toUpperCase(), encoding, size })
}

/** What is asked: of a column by its name; of the whole file by the first sentence, which then is not said twice. */
function legendOf({ id, column, text }: AskedView): string {
  if (column !== undefined) return t('questionOf', { name: column })
  return id === 'encoding' ? t('questionEncoding') : (say(text).split('. ')[0] ?? '')
}
const restOf = (text: string): string => text.split('. ').slice(1).join('. ') || text

function questions(asked: readonly AskedView[], answers: Map<string, string>, take: () => void): HTMLElement {
  const one = (question: AskedView): HTMLElement => {
    const name = freshId()
    const option = (value: string, at: number): HTMLElement => {
      const id = freshId()
      const label = question.labels[at]
      const example = question.examples[at]
      const input = h('input', {
        type: 'radio',
        id,
        name,
        value,
        checked: (answers.get(question.id) ?? question.answer) === value,
        onchange: () => answers.set(question.id, value),
      })
      return h(
        'div',
        { class: 'option' },
        input,
        h(
          'label',
          { for: id },
          // What a person knows comes first: the words; what they are called by machines is said beside it.
          example && h('span', { class: 'words' }, example),
          h('span', { class: example ? 'quiet' : '' }, label === undefined ? value : say(label)),
        ),
      )
    }
    return h(
      'fieldset',
      { class: question.needed && question.answer === undefined ? 'open' : '' },
      h('legend', {}, legendOf(question)),
      h('p', {}, question.column === undefined ? restOf(say(question.text)) : say(question.text)),
      h('p', { class: 'quiet' }, t(question.needed ? 'questionNeeded' : 'questionOptional')),
      question.options.map(option),
    )
  }
  return h(
    'section',
    {},
    h('h2', {}, t('questionsTitle')),
    asked.map(one),
    h('p', {}, h('button', { type: 'button', class: 'plain', onclick: take }, t('answersTake'))),
  )
}

function preview({ columns, preview: rows }: Looked): HTMLElement {
  const about = freshId()
  return h(
    'section',
    {},
    h('h2', {}, t('previewTitle')),
    // Beside the table and not in it: as wide as the table it would be cut off on a phone.
    h('p', { class: 'quiet', id: about }, t('previewCaption')),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('previewTitle') },
      h(
        'table',
        { class: 'preview', 'aria-describedby': about },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            columns.map(({ name }) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          {},
          rows.map((row) =>
            h(
              'tr',
              {},
              columns.map((_, at) => h('td', {}, row[at] ?? '')),
            ),
          ),
        ),
      ),
    ),
  )
}

function mappingTable(
  { columns, isRemembered }: Looked,
  chosen: ReadonlyMap<string, MappedField | ColumnUse>,
  change: (name: string, field: MappedField | '') => void,
): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, t('columnsTitle')),
    isRemembered && h('p', {}, t('columnsRemembered')),
    h(
      'table',
      { class: 'columns' },
      h('caption', {}, t('columnsCaption')),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, t('column')),
          h('th', { scope: 'col' }, t('meaning')),
          h('th', { scope: 'col' }, t('examples')),
        ),
      ),
      h(
        'tbody',
        {},
        columns.map((column) => mappingRow(column, chosen.get(column.name), change)),
      ),
    ),
  )
}

function mappingRow(
  { name, confidence, examples }: ColumnView,
  chosen: MappedField | ColumnUse | undefined,
  change: (name: string, field: MappedField | '') => void,
): HTMLElement {
  const field = typeof chosen === 'object' ? chosen.field : chosen
  const select = h(
    'select',
    { 'aria-label': t('meaningOf', { name }), onchange: () => change(name, select.value as MappedField | '') },
    h('option', { value: '', selected: field === undefined }, t('stays')),
    FIELDS.map((value) => h('option', { value, selected: value === field }, say(FIELD_LABELS[value]))),
  )
  const sure = field !== undefined && confidence !== undefined && confidence < 1
  const share = new Intl.NumberFormat(locale(), { style: 'percent' }).format(confidence ?? 0)
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    h('td', {}, select, sure && h('span', { class: 'quiet sure' }, t('sure', { share }))),
    h('td', { class: 'quiet examples' }, examples.join(' · ')),
  )
}
