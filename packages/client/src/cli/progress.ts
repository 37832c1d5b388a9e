import { counted } from '@sluis/ttp-core/common'
import type { Language } from '../supplier/findings.ts'
import type { DeliveryEvent } from '../supplier/send/events.ts'

const TEXT = {
  en: {
    looking: 'Looking for the months',
    reading: 'Reading',
    perSecond: 'rows/s',
    sent: 'sent',
    of: 'of',
    parts: 'parts',
    left: 'left',
    opened: 'Delivery opened:',
    resumed: 'Going on with what was sealed before; the file is not read again. Parts still to send:',
    rereading:
      'An earlier run ended before everything was sealed. The order of its rows was only in its memory, and what it had set aside was encrypted with a key that is gone. So the whole file is read once more; nothing of it was processed.',
    abandoned: 'Given up, here and at the service; nothing of it was processed:',
    closing: 'Everything is there; waiting for the receipt:',
  },
  nl: {
    looking: 'Maanden opzoeken',
    reading: 'Lezen',
    perSecond: 'regels/s',
    sent: 'verzonden',
    of: 'van',
    parts: 'delen',
    left: 'te gaan',
    opened: 'Levering geopend:',
    resumed: 'Verder met wat al verzegeld was; het bestand wordt niet opnieuw gelezen. Nog te verzenden delen:',
    rereading:
      'Een eerdere poging eindigde voordat alles verzegeld was. De volgorde van de regels stond alleen in het geheugen, en wat terzijde was gelegd was versleuteld met een sleutel die weg is. Daarom wordt het hele bestand nog eens gelezen; er is niets van verwerkt.',
    abandoned: 'Opgegeven, hier en bij de dienst; er is niets van verwerkt:',
    closing: 'Alles is er; wachten op de ontvangstbevestiging:',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Before this share of the work is done, the time left is a guess that jumps. */
const SHARE_MIN = 0.02

/** What to show while a delivery goes on: a line that is written over, and lines that stay. Times come from `now`, in milliseconds. */
export class DeliveryProgress {
  readonly #language: Language
  readonly #now: () => number
  readonly #number: Intl.NumberFormat
  #readingSince: number | undefined
  #sendingFrom: { readonly at: number; readonly chunks: number } | undefined
  #sent = ''

  constructor(language: Language, now: () => number = () => performance.now()) {
    this.#language = language
    this.#now = now
    this.#number = new Intl.NumberFormat(language)
  }

  /** What an event is to a reader: `line` is written over by the next, `text` stays. */
  show(event: DeliveryEvent): { readonly line?: string; readonly text?: string } {
    const text = TEXT[this.#language]
    switch (event.event) {
      case 'looking':
        return {
          line: `${text.looking} ${Math.floor(event.share * 100)} % · ${counted(event.rows, 'row', this.#language)}`,
        }
      case 'reading':
        return { line: this.#reading(event.rows, event.share) }
      case 'uploaded':
        return { line: this.#uploaded(event.chunks, event.of) }
      case 'sealed':
        return {}
      case 'resumed':
        // Whoever goes on has a rate of his own.
        this.#sendingFrom = undefined
        return { text: `${text.resumed} ${event.missing} ${text.of} ${event.chunks}` }
      case 'rereading':
        this.#readingSince = undefined
        return { text: text.rereading }
      default:
        return { text: `${text[event.event]} ${event.deliveryId}` }
    }
  }

  #reading(rows: number, share: number): string {
    const text = TEXT[this.#language]
    this.#readingSince ??= this.#now()
    const elapsed = this.#now() - this.#readingSince
    const parts = [`${text.reading} ${Math.floor(share * 100)} %`, counted(rows, 'row', this.#language)]
    if (elapsed > 0) parts.push(`${this.#number.format(Math.round((rows * 1000) / elapsed))} ${text.perSecond}`)
    const left = this.#left(elapsed, share)
    return [...parts, ...left, ...(this.#sent === '' ? [] : [this.#sent])].join(' · ')
  }

  #uploaded(chunks: number, of: number | undefined): string {
    const text = TEXT[this.#language]
    this.#sent = `${text.sent} ${chunks}${of === undefined ? '' : ` ${text.of} ${of}`} ${text.parts}`
    if (of === undefined) return this.#sent
    this.#sendingFrom ??= { at: this.#now(), chunks }
    const { at, chunks: first } = this.#sendingFrom
    const share = of === first ? 0 : (chunks - first) / (of - first)
    return [this.#sent, ...this.#left(this.#now() - at, share)].join(' · ')
  }

  #left(elapsed: number, share: number): string[] {
    if (share < SHARE_MIN || share >= 1 || elapsed <= 0) return []
    return [`${duration((elapsed * (1 - share)) / share)} ${TEXT[this.#language].left}`]
  }
}

/** Milliseconds as somebody says them: 8 s, 2 min 05 s, 1 h 10 min. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  const two = (count: number): string => String(count).padStart(2, '0')
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`
}
