import { join, resolve } from 'node:path'
import { ClientError } from '../http/errors.ts'
import { wait } from '../http/wait.ts'
import { folderStorage } from '../state/node/folder-storage.ts'
import { sweepFolder } from '../state/node/unfinished.ts'
import { FileError, type Language } from '../supplier/findings.ts'
import { writeErrorsFile } from '../supplier/node/errors-file.ts'
import { describeError, formatError } from './describe-error.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { complain, print, say } from './output.ts'
import { questionLines, type ReportedQuestions, reportQuestions } from './questions.ts'
import type { SendCommandOptions } from './send.ts'
import { type SendFile, sendFile } from './send-file.ts'
import { type Settled, WatchJournal } from './watch/journal.ts'
import { besideFile, endShelving, isThere, nameOnShelf, shelve } from './watch/shelf.ts'
import { type Lying, lyingFiles, Stillness } from './watch/whole-files.ts'

/** How often the folder is looked at, and how long after a failure that is no fault of a file. Milliseconds. */
const EVERY = 1_000
const AFTER_FAILURE = 60_000
/** What the watcher keeps for itself. */
const OWN = '.sluis'
/** The folders in which a watcher that is killed may leave what it was writing. */
const WRITTEN = [OWN, join(OWN, 'locks'), 'sent', 'refused']
/** Exit codes that are the fault of the file: it goes to `refused`. Anything else is tried again. */
const REFUSED: ReadonlySet<number> = new Set([EXIT.rejected])

const TEXT = {
  en: {
    watching: (folder: string) => `Watching ${folder}. Ctrl-C stops; nothing is lost by it.`,
    moved: (name: string, to: string) => `${name} → ${to}`,
    replaced: (name: string) => `${name} was replaced while it was delivered; what lies there now is delivered next.`,
    again: (name: string) => `${name} stays where it is and is tried again.`,
  },
  nl: {
    watching: (folder: string) => `Let op ${folder}. Met Ctrl-C stopt u; er gaat niets verloren.`,
    moved: (name: string, to: string) => `${name} → ${to}`,
    replaced: (name: string) => `${name} is vervangen terwijl het werd geleverd; wat er nu ligt wordt hierna geleverd.`,
    again: (name: string) => `${name} blijft liggen en wordt opnieuw geprobeerd.`,
  },
} as const satisfies Record<Language, object>

/**
 * Delivers every whole file of a folder, one at a time and each once, and moves it to `sent/` or `refused/` with a report beside it.
 * Never deletes. Killed at any moment, the next run goes on. Throws DELIVERY_RUNNING when another watches this folder.
 */
export async function watchFolder(options: SendCommandOptions, how: SendFile, language: Language): Promise<number> {
  const folder = resolve(options.watch ?? '.')
  // Whether it can be read, before anything is made in it.
  await lyingFiles(folder)
  const own = folderStorage(join(folder, OWN))
  const unlock = await own.lock('watch')
  const watcher = new Watcher(folder, own, options, how, language)
  try {
    for (const place of WRITTEN) await sweepFolder(join(folder, place))
    say(TEXT[language].watching(folder))
    await watcher.run()
  } catch (error) {
    if (!how.signal.aborted) throw error
  } finally {
    await unlock()
  }
  const { sent, refused, waiting } = watcher.counts
  const ok = watcher.exit === EXIT.ok || watcher.exit === EXIT.warnings
  if (options.json) print(JSON.stringify({ event: 'result', ok, exit: watcher.exit, sent, refused, waiting }))
  return watcher.exit
}

class Watcher {
  readonly #folder: string
  readonly #journal: WatchJournal
  readonly #options: SendCommandOptions
  readonly #how: SendFile
  readonly #language: Language
  readonly #still: Stillness
  readonly #counts = { sent: 0, refused: 0 }
  readonly #waiting = new Set<string>()
  /** The gravest that happened; 0 when it was stopped and all went well. */
  exit: number = EXIT.ok

  constructor(
    folder: string,
    own: ReturnType<typeof folderStorage>,
    options: SendCommandOptions,
    how: SendFile,
    language: Language,
  ) {
    this.#folder = folder
    this.#journal = new WatchJournal(own)
    this.#options = options
    this.#how = how
    this.#language = language
    this.#still = new Stillness(secondsOf(options.settle))
  }

  /** How many files went where; `waiting` are those that failed for no fault of their own. */
  get counts(): { readonly sent: number; readonly refused: number; readonly waiting: number } {
    return { ...this.#counts, waiting: this.#waiting.size }
  }

  async run(): Promise<void> {
    const { signal } = this.#how
    await this.#finishMove()
    for (;;) {
      const { files, whole } = await this.#still.look(() => lyingFiles(this.#folder))
      let failed = false
      for (const file of whole) {
        signal.throwIfAborted()
        failed = !(await this.#settle(file)) || failed
      }
      if (this.#options.once && (failed || whole.length === files.length)) return
      await wait(failed ? AFTER_FAILURE : EVERY, signal)
    }
  }

  /** One file. False when it has to be tried again. */
  async #settle(file: Lying): Promise<boolean> {
    const path = join(this.#folder, file.name)
    try {
      const { summary, ...sent } = await sendFile(path, this.#how)
      await this.#move(file, 'sent', { ok: true, file: file.name, ...sent, summary })
      this.#counts.sent++
      this.#waiting.delete(file.name)
      if (sent.exit !== EXIT.ok) this.exit ||= sent.exit
      return true
    } catch (error) {
      if (this.#how.signal.aborted) throw error
      const exit = exitCodeOf(error)
      const shown = describeError(error, this.#language)
      complain(`${plain(file.name)}: ${formatError(shown)}`)
      // Received before: it is there, whoever sent it.
      const isThere = exit === EXIT.duplicate
      if (!isThere && !(REFUSED.has(exit) && (error instanceof FileError || error instanceof ClientError))) {
        this.#waiting.add(file.name)
        this.exit = exit
        say(TEXT[this.#language].again(plain(file.name)))
        return false
      }
      const shelf = isThere ? 'sent' : 'refused'
      const asked = await this.#questionsOf(path, error)
      await this.#move(file, shelf, { ok: isThere, file: file.name, exit, error: shown, ...asked })
      this.#counts[shelf]++
      this.#waiting.delete(file.name)
      if (!isThere) this.exit = EXIT.rejected
      return true
    }
  }

  /** What has to be answered first, said here and in the report; of a file that changed since, what it asks now. */
  async #questionsOf(path: string, error: unknown): Promise<Partial<ReportedQuestions>> {
    if (!(error instanceof FileError) || error.code !== 'QUESTION_OPEN') return {}
    const { mapping, signal } = this.#how
    const asked = await reportQuestions(path, mapping, this.#language, signal).catch(() => undefined)
    if (asked === undefined || asked.questions.length === 0) return {}
    complain(questionLines(asked.questions, this.#language).slice(1).join('\n'))
    complain(asked.how)
    return asked
  }

  async #move({ name, stamp }: Lying, shelf: Settled['shelf'], report: Settled['report']): Promise<void> {
    const settled = { name, stamp, shelf, report, given: await nameOnShelf(this.#folder, name, shelf) }
    await this.#journal.write(settled)
    await this.#shelve(settled)
  }

  /** What an earlier run settled with the service and had no time to move, or to move to the end. */
  async #finishMove(): Promise<void> {
    const settled = await this.#journal.read()
    if (settled !== undefined) await this.#shelve(settled)
  }

  async #shelve({ name, stamp, shelf, given, report }: Settled): Promise<void> {
    const { files } = await lyingFiles(this.#folder)
    const lying = files.find((file) => file.name === name)
    if (lying?.stamp === stamp) {
      await shelve(this.#folder, name, shelf, given, report)
      const to = join(shelf, given)
      if (this.#options.json) print(JSON.stringify({ event: 'moved', file: name, to, ...outcome(report) }))
      else print(TEXT[this.#language].moved(plain(name), plain(to)))
      await this.#writeErrors(shelf, given, report)
    } else if (lying !== undefined) {
      // Another of the same name came meanwhile: what lies there now is not what was settled, and is a file of its own.
      say(TEXT[this.#language].replaced(plain(name)))
    }
    // An earlier run moved it, and was killed before all was done.
    if (lying?.stamp !== stamp && (await endShelving(this.#folder, name, shelf, given))) {
      await this.#writeErrors(shelf, given, report)
    }
    await this.#journal.clear()
  }

  /** The rows that somebody has to mend, beside the file; what cannot be written is said and holds up nothing. */
  async #writeErrors(shelf: Settled['shelf'], given: string, report: Settled['report']): Promise<void> {
    if (refusedRows(report) === 0) return
    const { config, mapping } = this.#how
    const path = besideFile(this.#folder, shelf, given, '.errors.xlsx')
    // Whole when it is there; somebody may be mending it.
    if (await isThere(path)) return
    try {
      await writeErrorsFile(join(this.#folder, shelf, given), path, {
        language: this.#language,
        country: config.country,
        ...(mapping !== undefined && { mapping }),
      })
    } catch (error) {
      complain(formatError(describeError(error, this.#language)))
    }
  }
}

function refusedRows({ summary }: Settled['report']): number {
  const { rows } = (summary ?? {}) as { rows?: { refused?: number } }
  return rows?.refused ?? 0
}

function outcome({ ok, exit, deliveryId }: Settled['report']): object {
  return { ok, exit, ...(deliveryId !== undefined && { deliveryId }) }
}

/** A name as a terminal can bear it: no control characters, not endless. */
function plain(name: string): string {
  return name.replace(/\p{C}/gu, '\u{FFFD}').slice(0, 200)
}

/** Seconds of an option as milliseconds. Throws OPTION_INVALID. */
function secondsOf(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0)) throw new ClientError('OPTION_INVALID', { place: { setting: '--settle' } })
  return value * 1000
}
