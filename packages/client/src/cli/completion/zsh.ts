import type { Completes } from '../command-tree.ts'
import { type CompletionRow, choicesOf, type Word } from './rows.ts'

/** In single quotes; a colon would end the word for `_describe`. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const described = (list: readonly Word[]): string =>
  list.map(({ word, description }) => quoted(`${word.replaceAll(':', '\\:')}:${description}`)).join(' ')

function fill(value: Completes): string {
  if (value === 'file') return '_files'
  if (value === 'folder') return '_files -/'
  return value === 'nothing' ? ':' : `compadd -- ${choicesOf(value).join(' ')}`
}

/** Completion for zsh: into a file `_sluis` of a folder of `fpath`, or `source <(sluis completion zsh)`. */
export function zshCompletion(rows: readonly CompletionRow[]): string {
  const paths = rows.filter(({ at }) => at !== '').map(({ at }) => quoted(at))
  const values = rows.flatMap(({ at, values: list }) =>
    list.map(
      ({ names, value }) => `    (${names.map((name) => quoted(`${at}:${name}`)).join('|')}) ${fill(value)}; return ;;`,
    ),
  )
  const rest = rows.flatMap(({ at, commands, options, argument }) => [
    `    (${quoted(at)})`,
    `      found=(${described(options)})`,
    `      if [[ "\${words[CURRENT]}" == -* ]]; then _describe -o option found; return; fi`,
    ...(commands.length > 0
      ? [`      found=(${described(commands)})`, '      _describe command found ;;']
      : [`      ${fill(argument)} ;;`]),
  ])
  return [
    '#compdef sluis',
    `# Completion of sluis for zsh. To use it:  sluis completion zsh > "\${fpath[1]}/_sluis"`,
    '_sluis() {',
    '  local at="" ',
    '  local -a found',
    '  integer i',
    '  for (( i = 2; i < CURRENT; i++ )); do',
    `    case "$at \${words[i]}" in`,
    `      (${paths.join('|')}) at="$at \${words[i]}" ;;`,
    '    esac',
    '  done',
    `  case "$at:\${words[CURRENT-1]}" in`,
    ...values,
    '  esac',
    '  case "$at" in',
    ...rest,
    '  esac',
    '}',
    'if [[ "$funcstack[1]" == _sluis ]]; then _sluis "$@"; else compdef _sluis sluis; fi',
  ].join('\n')
}
