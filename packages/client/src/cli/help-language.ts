import type { Command } from 'commander'
import type { Language } from '../supplier/findings.ts'
import { EXIT_MEANING } from './exit-codes.ts'
import { HELP_NL } from './help-nl.ts'
import { languageOf } from './output.ts'
import { usageNl } from './usage-nl.ts'

/** The language that a command line asks for, before anything of it is parsed. */
export function askedLanguage(args: readonly string[]): Language {
  const at = args.indexOf('--lang')
  const joined = args.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  return languageOf(joined ?? (at < 0 ? undefined : args[at + 1]))
}

/** Has a command and all below it explain themselves in a language, exit codes behind. */
export function speakHelp(program: Command, language: Language): void {
  const title = language === 'nl' ? 'Exitcodes:' : 'Exit codes:'
  const meanings = EXIT_MEANING.map((meaning) => `  ${String(meaning.code).padStart(3)}  ${meaning[language]}`)
  program.addHelpText('after', `\n${title}\n${meanings.join('\n')}`)
  if (language === 'nl') translate(program)
}

function translate(command: Command): void {
  command.description(dutch(command.description()))
  command.helpOption('-h, --help', dutch('display help for command'))
  command.configureHelp({ styleTitle: dutch })
  command.configureOutput({ outputError: (text, write) => write(usageNl(text)) })
  for (const part of [...command.options, ...command.registeredArguments]) part.description = dutch(part.description)
  for (const child of command.commands) translate(child)
}

/** In Dutch, where there is one. */
export function dutch(text: string): string {
  return Object.hasOwn(HELP_NL, text) ? (HELP_NL[text] ?? text) : text
}
