import type { Language } from '../supplier/findings.ts'

/** Writes a line of data to stdout. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

let quiet = false

/** Whether talk is left out from now on; errors and results never are. */
export function setQuiet(isQuiet: boolean): void {
  quiet = isQuiet
}

/** Writes a line of talk to stderr, unless nobody wants to hear it. */
export function say(text: string): void {
  if (!quiet) complain(text)
}

/** Writes a line to stderr that must be seen: an error, or what somebody has to do. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** A line on a terminal that is written over again and again; silent where stderr is no terminal. */
export class StatusLine {
  #last = 0
  #shown = false

  update(text: string): void {
    if (quiet || !process.stderr.isTTY) return
    const now = performance.now()
    if (now - this.#last < 100) return
    this.#last = now
    this.#shown = true
    process.stderr.write(`\r\u001b[K${text}`)
  }

  clear(): void {
    if (this.#shown) process.stderr.write('\r\u001b[K')
    this.#shown = false
  }
}

/** The reader's language: as asked, else as the terminal says, else English. */
export function languageOf(asked: string | undefined): Language {
  const name = asked || process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  return name.toLowerCase().startsWith('nl') ? 'nl' : 'en'
}

/** A reader that stops reading (`sluis check … | head`) is no failure. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      throw error
    })
  }
}
