import { confirm, isCancel, password, select, text } from '@clack/prompts'
import { ClientError } from '../http/errors.ts'
import type { CommonOptions } from './run-command.ts'

/** Questions go to stderr: the result has stdout to itself. */
const OUTPUT = { output: process.stderr } as const

/** Whether somebody sits there who can answer. */
export function canAsk({ input, quiet }: CommonOptions): boolean {
  return input !== false && quiet !== true && process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** What was answered; Ctrl-C or Escape stops the command. Throws ABORTED. */
function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isCancel(value)) throw new ClientError('ABORTED', { retryable: true })
  return value as Exclude<Value, symbol>
}

/** One line. `validate` says what is wrong with it, or nothing. */
export async function askText(question: {
  readonly message: string
  readonly initial?: string
  readonly placeholder?: string
  readonly validate?: (value: string) => string | undefined
}): Promise<string> {
  const { message, initial, placeholder, validate } = question
  const value = await text({
    message,
    ...OUTPUT,
    ...(initial !== undefined && { initialValue: initial }),
    ...(placeholder !== undefined && { placeholder }),
    ...(validate && { validate: (typed) => validate((typed ?? '').trim()) }),
  })
  return answered(value).trim()
}

/** A line that nobody sees. */
export async function askSecret(message: string, validate?: (value: string) => string | undefined): Promise<string> {
  const value = await password({
    message,
    ...OUTPUT,
    ...(validate && { validate: (typed) => validate(typed ?? '') }),
  })
  return answered(value)
}

/** One of several. */
export async function askChoice<Value extends string>(
  message: string,
  options: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[],
  initial?: Value,
): Promise<Value> {
  const list = options.map(({ value, label, hint }) => ({ value, label, ...(hint !== undefined && { hint }) }))
  const chosen = await select<string>({
    message,
    ...OUTPUT,
    options: list,
    ...(initial !== undefined && { initialValue: initial }),
  })
  return answered(chosen) as Value
}

/** Yes or no. */
export async function askYes(message: string, initial: boolean): Promise<boolean> {
  return answered(await confirm({ message, ...OUTPUT, initialValue: initial }))
}
