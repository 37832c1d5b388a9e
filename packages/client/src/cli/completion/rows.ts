import { type CommandNode, type Completes, everyNode } from '../command-tree.ts'

/** A word that may follow, and what it means. */
export interface Word {
  readonly word: string
  readonly description: string
}

/** What may follow one command: the same for every shell. */
export interface CompletionRow {
  /** The words of the command with a blank before each, so that the program itself is the empty text. */
  readonly at: string
  readonly commands: readonly Word[]
  readonly options: readonly Word[]
  /** Options that take a value, and what it is completed with. */
  readonly values: readonly { readonly names: readonly string[]; readonly value: Completes }[]
  /** What a word that is no option is completed with. */
  readonly argument: Completes
}

/** The rows of the whole tree. */
export function completionRows(tree: CommandNode): readonly CompletionRow[] {
  return [...everyNode(tree)].map(({ path, options, children, arguments: [argument] }) => ({
    at: path.map((word) => ` ${word}`).join(''),
    commands: children.map((child) => ({ word: child.path.at(-1) ?? '', description: child.description })),
    options: options.flatMap(({ names, description }) => names.map((word) => ({ word, description }))),
    values: options.flatMap(({ names, value }) => (value === undefined ? [] : [{ names, value }])),
    argument: argument?.value ?? 'nothing',
  }))
}

/** The words of a list of choices, else none. */
export function choicesOf(value: Completes): readonly string[] {
  return typeof value === 'string' ? [] : value
}
