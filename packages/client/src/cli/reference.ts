import { type CommandNode, everyNode, type OptionNode } from './command-tree.ts'
import { EXIT_MEANING } from './exit-codes.ts'

const ENVIRONMENT: readonly (readonly [name: string, meaning: string])[] = [
  ['SLUIS_CONFIG', 'the configuration, where `--config` is not given'],
  ['SLUIS_ACCESS_TOKEN', 'a person’s access token, for `reveal`; never given as an option'],
  ['LC_ALL, LC_MESSAGES, LANG', 'Dutch when the first that is set begins with `nl`, else English; `--lang` goes first'],
  ['NO_COLOR', 'when set to anything: no colours'],
  ['HTTPS_PROXY, NO_PROXY', 'the proxy, with `NODE_USE_ENV_PROXY=1`; `sluis doctor` says whether it is used'],
]

/** The reference of the command as Markdown, from the tree that runs: what is not in it does not exist. */
export function referenceText(tree: CommandNode): string {
  const lines = [
    '# `sluis`: reference',
    '',
    'Made from the command itself; a test holds the two together. `sluis COMMAND --help` says the same.',
    '',
    'Data go to standard output, talk to standard error. With `--json` standard output is JSON: one object, or for commands that',
    'take long one event a line, the result last and exactly one. Nothing is ever asked unless standard input and standard error are a',
    'terminal. No secret is taken from an option, where the list of processes would show it: passphrases come from a file or are asked.',
    '',
    '## Exit codes',
    '',
    ...EXIT_MEANING.map(({ code, en }) => `- **${code}**: ${en}`),
    '',
    'Any other code is a failure. A script repeats after 5, and only then.',
    '',
    '## Environment',
    '',
    ...ENVIRONMENT.map(([name, meaning]) => `- \`${name}\`: ${meaning}`),
    '',
    '## Commands',
  ]
  for (const node of everyNode(tree)) if (node.children.length === 0) lines.push('', ...commandLines(node))
  return `${lines.join('\n')}\n`
}

function commandLines(node: CommandNode): string[] {
  const { path, description, arguments: list, options } = node
  const usage = ['sluis', ...path, ...list.map(({ usage }) => usage), '[options]'].join(' ')
  const items = [
    ...list.map(({ usage, description }) => `- \`${usage}\`${description === '' ? '' : `: ${description}`}`),
    ...options.filter(({ names }) => !names.includes('--help')).map(optionItem),
  ]
  return [
    `### \`sluis ${path.join(' ')}\``,
    '',
    `${description.slice(0, 1).toUpperCase()}${description.slice(1)}.`,
    '',
    '```',
    usage,
    '```',
    '',
    ...items,
  ]
}

function optionItem({ flags, description, default: standard, value, isNeeded }: OptionNode): string {
  const known = value !== undefined && standard !== undefined ? `; else \`${String(standard)}\`` : ''
  return `- \`${flags}\`: ${description}${known}${isNeeded ? '; needed' : ''}`
}
