import type { Completes } from '../command-tree.ts'
import { type CompletionRow, choicesOf } from './rows.ts'

const words = (list: readonly { readonly word: string }[]): string => list.map(({ word }) => word).join(' ')

/** What fills the list of completions, for bash 3.2 (macOS) and newer: file names may hold blanks and stars. */
function fill(value: Completes): string {
  if (value === 'file') return '_sluis_take -f'
  if (value === 'folder') return '_sluis_take -d'
  return value === 'nothing' ? ':' : `_sluis_take -W '${choicesOf(value).join(' ')}'`
}

/** Completion for bash: `source <(sluis completion bash)`. */
export function bashCompletion(rows: readonly CompletionRow[]): string {
  const paths = rows.filter(({ at }) => at !== '').map(({ at }) => `'${at}'`)
  const values = rows.flatMap(({ at, values: list }) =>
    list.map(
      ({ names, value }) => `    ${names.map((name) => `'${at}:${name}'`).join('|')}) ${fill(value)}; return ;;`,
    ),
  )
  const rest = rows.flatMap(({ at, commands, options, argument }) => [
    `    '${at}')`,
    `      case "$current" in`,
    `        -*) _sluis_take -W '${words(options)}' ;;`,
    `        *) ${commands.length > 0 ? `_sluis_take -W '${words(commands)}'` : fill(argument)} ;;`,
    '      esac ;;',
  ])
  return [
    '# Completion of sluis for bash. To use it:  source <(sluis completion bash)',
    '_sluis_take() {',
    '  local word',
    '  case "$1" in -f|-d) compopt -o filenames 2>/dev/null ;; esac',
    '  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$@" -- "$current")',
    '}',
    '_sluis() {',
    `  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" at="" i`,
    '  COMPREPLY=()',
    '  for (( i = 1; i < COMP_CWORD; i++ )); do',
    `    case "$at \${COMP_WORDS[i]}" in`,
    `      ${paths.join('|')}) at="$at \${COMP_WORDS[i]}" ;;`,
    '    esac',
    '  done',
    '  case "$at:$previous" in',
    ...values,
    '  esac',
    '  case "$at" in',
    ...rest,
    '  esac',
    '}',
    'complete -F _sluis sluis',
  ].join('\n')
}
