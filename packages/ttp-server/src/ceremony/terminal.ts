import { createInterface } from 'node:readline'
import { ServerError } from '../kernel/errors.ts'

/** A screen with somebody before it. */
export interface Terminal {
  readonly write: (text: string) => void
  /** Nothing that was shown can be seen or scrolled back to afterwards. */
  readonly clear: () => void
  /** Reads a line that is shown while it is typed. */
  readonly ask: (question: string) => Promise<string>
  /** Reads a line that is not shown. */
  readonly askHidden: (question: string) => Promise<string>
  readonly close: () => void
}

/** Other screen, everything on it and what was scrolled off it gone, top left. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H'
const OTHER_SCREEN = '\u001b[?1049h'
const FIRST_SCREEN = '\u001b[?1049l'
const BACKSPACE = new Set([0x7f, 0x08])
const END_OF_LINE = new Set([0x0a, 0x0d])
const INTERRUPT = new Set([0x03, 0x04])
const LINE_MAX = 1_024

/**
 * The terminal of this process. What it shows stands on the other screen, which has no memory of lines that were scrolled off.
 * @throws ServerError `TERMINAL_MISSING`.
 */
export function openTerminal(): Terminal {
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY) throw new ServerError('TERMINAL_MISSING')
  stdout.write(`${OTHER_SCREEN}${CLEAR}`)
  const clear = (): void => void stdout.write(CLEAR)
  return {
    write: (text) => void stdout.write(text),
    clear,
    ask: (question) =>
      new Promise((resolve, reject) => {
        const lines = createInterface({ input: stdin, output: stdout, historySize: 0 })
        lines.once('SIGINT', () => reject(new ServerError('INTERRUPTED')))
        lines.question(question, (line) => {
          lines.close()
          resolve(line)
        })
      }),
    askHidden: (question) => readHidden(question),
    close: () => {
      clear()
      stdout.write(FIRST_SCREEN)
    },
  }
}

/**
 * Reads a line from the terminal without showing it; the bytes that were typed are zeroed.
 * @throws ServerError `TERMINAL_MISSING`, `INTERRUPTED`.
 */
export function readHidden(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new ServerError('TERMINAL_MISSING')
  // Before the question: what is typed at once would be shown otherwise.
  stdin.setRawMode(true).resume()
  stderr.write(question)
  const typed = Buffer.alloc(LINE_MAX)
  let length = 0
  return new Promise<string>((resolve, reject) => {
    const end = (settle: () => void): void => {
      stdin.off('data', onData).setRawMode(false).pause()
      stderr.write('\n')
      settle()
      typed.fill(0)
    }
    const take = (byte: number): boolean => {
      if (INTERRUPT.has(byte)) end(() => reject(new ServerError('INTERRUPTED')))
      else if (END_OF_LINE.has(byte)) end(() => resolve(typed.toString('utf8', 0, length)))
      else if (BACKSPACE.has(byte)) length = Math.max(0, length - 1)
      else if (length < LINE_MAX) typed[length++] = byte
      return INTERRUPT.has(byte) || END_OF_LINE.has(byte)
    }
    const onData = (chunk: Buffer): void => {
      chunk.some(take)
      chunk.fill(0)
    }
    stdin.on('data', onData)
  })
}
