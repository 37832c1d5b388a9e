import { ClientError } from '../http/errors.ts'
import { monthsOver, type VisitMonths } from '../supplier/check/visit-months.ts'
import type { Language } from '../supplier/findings.ts'
import type { PeriodRule } from '../supplier/map/mapping.ts'
import type { ChoosePeriod } from '../supplier/send/period.ts'
import { askChoice, askText } from './ask.ts'

const TEXT = {
  en: {
    ask: 'For which months is this delivery? For the calendar of your institution; the service cannot read it from what is sealed.',
    visits: (months: string) => `the visits are of ${months}`,
    none: 'I do not say',
    other: 'other months',
    which: 'Which? A month (2026-09), or the first and the last (2026-07..2026-09)',
    wrong: 'Not a month, or not in this order.',
    announced: (months: string) => `Announced for the calendar: ${months}.`,
    several: (months: string) =>
      `No months announced for the calendar: the visits are of ${months}. Say which with --period ${months}, or let the visits decide with --period visits.`,
    running: (months: string) =>
      `No months announced for the calendar: the visits are of ${months}, which is not over yet. If no more will follow: --period ${months}.`,
  },
  nl: {
    ask: 'Over welke maanden gaat deze levering? Voor de kalender van uw instelling; de dienst kan dat niet aflezen uit wat verzegeld is.',
    visits: (months: string) => `de bezoeken zijn van ${months}`,
    none: 'dat zeg ik niet',
    other: 'andere maanden',
    which: 'Welke? Een maand (2026-09), of de eerste en de laatste (2026-07..2026-09)',
    wrong: 'Geen maand, of niet in deze volgorde.',
    announced: (months: string) => `Gemeld voor de kalender: ${months}.`,
    several: (months: string) =>
      `Geen maanden gemeld voor de kalender: de bezoeken zijn van ${months}. Zeg welke met --period ${months}, of laat de bezoeken beslissen met --period visits.`,
    running: (months: string) =>
      `Geen maanden gemeld voor de kalender: de bezoeken zijn van ${months}, en die maand is nog niet voorbij. Komt er niets meer bij: --period ${months}.`,
  },
} as const satisfies Record<Language, object>

/** What `--period` says: months, or by which rule they are found. */
export type PeriodOption = VisitMonths | PeriodRule

/** A month, the first and the last of some, or a rule. Throws OPTION_INVALID. */
export function periodOption(text: string): PeriodOption {
  if (text === 'visits' || text === 'none') return text
  const period = monthsIn(text)
  if (period === undefined) throw new ClientError('OPTION_INVALID', { place: { setting: '--period' } })
  return period
}

/** What was decided about the months of a delivery, for whoever watches. */
export interface PeriodEvent {
  readonly event: 'period'
  readonly period: VisitMonths | null
  /** The months of the visits that leave. */
  readonly visits: VisitMonths | null
}

export interface PeriodHow {
  readonly language: Language
  /** Whether somebody sits there. */
  readonly ask: boolean
  /** What it was decided, and how it is told to a reader; no text where he decided himself. */
  readonly onChosen: (event: PeriodEvent, text: string | undefined) => void
}

/**
 * The months of a delivery as `--period` or the mapping says, else by its visits: asked for on a terminal, as the page does; without
 * one the only month, if it is over. Months of several are never told on nobody's word.
 */
export function choosePeriod(rule: PeriodOption | undefined, how: PeriodHow): VisitMonths | ChoosePeriod | undefined {
  if (rule === 'none') return undefined
  if (typeof rule === 'object') return rule
  let chosen: { readonly period: VisitMonths | undefined } | undefined
  // Asked once, however often the network goes away before it was told.
  return async (visits) => {
    chosen ??= { period: await chooseOnce(visits, rule, how) }
    return chosen.period
  }
}

async function chooseOnce(
  visits: VisitMonths | undefined,
  rule: 'visits' | undefined,
  { language, ask, onChosen }: PeriodHow,
): Promise<VisitMonths | undefined> {
  if (visits === undefined) return undefined
  const text = TEXT[language]
  const over = monthsOver(visits, new Date())
  const tell = (period: VisitMonths | undefined, said?: string): VisitMonths | undefined => {
    onChosen({ event: 'period', period: period ?? null, visits }, said)
    return period
  }
  if (rule === undefined && ask) return tell(await askPeriod(visits, over, language))
  if (over === undefined) return tell(undefined, text.running(monthsText(visits)))
  if (rule === undefined && visits.from !== visits.until) return tell(undefined, text.several(monthsText(visits)))
  return tell(over, text.announced(monthsText(over)))
}

async function askPeriod(
  visits: VisitMonths,
  over: VisitMonths | undefined,
  language: Language,
): Promise<VisitMonths | undefined> {
  const text = TEXT[language]
  const proposed = over && monthsText(over)
  const options = [
    ...(proposed === undefined ? [] : [{ value: proposed, label: proposed }]),
    { value: 'other', label: text.other },
    { value: 'none', label: text.none },
  ]
  const about = `${text.ask} (${text.visits(monthsText(visits))})`
  const chosen = await askChoice(about, options, proposed ?? 'none')
  if (chosen === 'none') return undefined
  if (chosen !== 'other') return over
  const typed = await askText({
    message: text.which,
    placeholder: monthsText(visits),
    validate: (value) => (monthsIn(value) === undefined ? text.wrong : undefined),
  })
  return monthsIn(typed)
}

function monthsIn(text: string): VisitMonths | undefined {
  const [from = '', until = from, ...more] = text.split('..')
  const isMonth = (month: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)
  return isMonth(from) && isMonth(until) && from <= until && more.length === 0 ? { from, until } : undefined
}

/** 2026-09, or 2026-07..2026-09: as the option takes it. */
export function monthsText({ from, until }: VisitMonths): string {
  return from === until ? from : `${from}..${until}`
}
