import type { Inventory } from './inventory.ts'
import { SECRETS } from './inventory.ts'

const cell = (texts: readonly string[]): string => (texts.length === 0 ? '' : texts.join(', ').replaceAll('|', '\\|'))
const code = (texts: readonly string[]): string => cell(texts.map((text) => `\`${text}\``))

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** One process's chapter of `spec/attacks/inventory.md`. */
function chapter(process: string, found: Inventory, listens: readonly string[]): string {
  const names = [...new Set([...Object.keys(found.reads), ...Object.keys(found.changes)])].sort()
  return [
    `## ${process}`,
    table(
      ['it has', ''],
      [
        ['settings', code(found.settings)],
        ['database roles', code(found.roles)],
        ['keys that it can derive', code(found.derivesKeys) || 'none'],
        ['listens on', cell(listens) || 'nothing'],
        ['other databases of the server', code(found.otherDatabases) || 'none'],
        ["PostgreSQL's views of what others do", code(found.seesOfOthers) || 'none'],
      ],
    ),
    table(
      ['it learns', 'where'],
      SECRETS.map((secret) => [secret, code(found.learns[secret]) || '**nothing**']),
    ),
    table(
      ['beside tables it can', 'by'],
      Object.entries(found.powers).map(([power, statements]) => [power, code(statements)]),
    ),
    table(
      ['table', 'reads', 'changes'],
      names.map((name) => [`\`${name}\``, found.reads[name] ?? '', cell(found.changes[name] ?? [])]),
    ),
  ].join('\n\n')
}

/** The committed table of what each process gets when it is taken over. */
export function describeInventories(
  inventories: ReadonlyMap<string, Inventory>,
  listens: ReadonlyMap<string, readonly string[]>,
): string {
  const chapters = [...inventories].map(([process, found]) => chapter(process, found, listens.get(process) ?? []))
  return `# What a taken-over process gets

Made by \`examples/test/attacks/inventory.test.ts\`, which takes each process of a running installation over (its settings, the files that
they name, its database roles) and tries everything: to read each column, to open what it read with each key that it can derive,
to change each table, and what else a login may be good for. A process that gets more than stands here, or less, fails the test.
Whoever means it makes the file anew with \`vitest run examples/test/attacks/inventory --update\` and says in the commit why.

${chapters.join('\n\n')}
`
}
