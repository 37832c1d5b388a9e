import { type Command, InvalidArgumentError, Option } from 'commander'

/** The options that every command has, whatever it does. */
const COMMON: readonly (readonly [flags: string, description: string])[] = [
  ['--lang <language>', 'nl or en; else as the terminal says'],
  ['-q, --quiet', 'say nothing but errors and the result'],
  ['--no-input', 'never ask anything, also on a terminal'],
]

/** Gives every command of the tree the options that all have, where it has not said them itself. */
export function addCommonOptions(command: Command): void {
  for (const child of command.commands) addCommonOptions(child)
  if (command.commands.length > 0) return
  for (const [flags, description] of COMMON) {
    const option = new Option(flags, description)
    if (!command.options.some(({ long }) => long === option.long)) command.addOption(option)
  }
  command.options.find(({ long }) => long === '--lang')?.argParser(language)
}

/** A language that texts are there in; another would be answered in English without a word. */
function language(text: string): string {
  if (!/^(?:nl|en)(?:[-_].*)?$/i.test(text)) throw new InvalidArgumentError('nl | en')
  return text
}
