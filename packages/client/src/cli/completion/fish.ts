import type { Completes } from '../command-tree.ts'
import { type CompletionRow, choicesOf } from './rows.ts'

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The flags of `complete` for a value; the first `-f` of all has switched file names off. */
function fill(value: Completes): string {
  if (value === 'file') return ' -F'
  if (value === 'folder') return " -a '(__fish_complete_directories)'"
  return value === 'nothing' ? '' : ` -a ${quoted(choicesOf(value).join(' '))}`
}

/** Completion for fish: `sluis completion fish > ~/.config/fish/completions/sluis.fish`. */
export function fishCompletion(rows: readonly CompletionRow[]): string {
  const paths = rows.filter(({ at }) => at !== '').map(({ at }) => quoted(at))
  const lines = rows.flatMap(({ at, commands, options, values, argument }) => {
    const head = `complete -c sluis -n ${quoted(`__sluis_at "${at}"`)}`
    const valueByName = new Map(values.flatMap(({ names, value }) => names.map((name) => [name, value] as const)))
    return [
      ...commands.map(({ word, description }) => `${head} -a ${word} -d ${quoted(description)}`),
      ...options.map(({ word, description }) => {
        const name = word.startsWith('--') ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`
        const value = valueByName.get(word)
        // With -r alone fish offers files beside whatever else there is.
        const takes = value === 'file' ? ' -r' : ' -x'
        return `${head} ${name}${value === undefined ? '' : takes + fill(value)} -d ${quoted(description)}`
      }),
      ...(commands.length === 0 && argument !== 'nothing' ? [`${head}${fill(argument)}`] : []),
    ]
  })
  return [
    '# Completion of sluis for fish. To use it:  sluis completion fish > ~/.config/fish/completions/sluis.fish',
    'function __sluis_at',
    "  set -l at ''",
    '  for word in (commandline -opc)[2..-1]',
    '    switch "$at $word"',
    `      case ${paths.join(' ')}`,
    '        set at "$at $word"',
    '    end',
    '  end',
    '  test "$at" = "$argv[1]"',
    'end',
    'complete -c sluis -f',
    ...lines,
  ].join('\n')
}
