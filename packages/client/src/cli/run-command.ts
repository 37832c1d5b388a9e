import type { Language } from '../supplier/findings.ts'
import { describeError, formatError } from './describe-error.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { complain, languageOf, print, setQuiet } from './output.ts'

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean
  readonly lang?: string
  readonly quiet?: boolean
  /** False with `--no-input`: nothing is ever asked. */
  readonly input?: boolean
}

/**
 * Runs a command to its exit code. What is thrown is shown on stderr, and with `--json` as the one result on stdout, in the
 * form `onError` gives it; Ctrl-C stops at the next step.
 */
export async function runCommand(
  options: CommonOptions,
  run: (context: { readonly language: Language; readonly signal: AbortSignal }) => Promise<number>,
  onError: (error: ReturnType<typeof describeError>, exit: number) => object = (error) => ({ ok: false, error }),
): Promise<void> {
  const language = languageOf(options.lang)
  setQuiet(options.quiet === true)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  try {
    process.exitCode = await run({ language, signal: stop.signal })
  } catch (error) {
    const exit = stop.signal.aborted ? EXIT.interrupted : exitCodeOf(error)
    const shown = describeError(error, language)
    if (options.json) print(JSON.stringify(onError(shown, exit)))
    complain(formatError(shown))
    process.exitCode = exit
  } finally {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}
