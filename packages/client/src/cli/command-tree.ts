import type { Command } from 'commander'

/** What a word of the command line may be completed with. */
export type Completes = 'file' | 'folder' | 'nothing' | readonly string[]

export interface OptionNode {
  /** Every spelling: `--out`, `-q`. */
  readonly names: readonly string[]
  readonly flags: string
  readonly description: string
  /** Undefined when the option takes no value. */
  readonly value: Completes | undefined
  readonly default: unknown
  readonly isNeeded: boolean
}

export interface ArgumentNode {
  readonly usage: string
  readonly description: string
  readonly value: Completes
}

/** One command as data: what is completed and what the reference describes is read from here, so that neither can lag behind. */
export interface CommandNode {
  /** The words that call it, without `sluis`. */
  readonly path: readonly string[]
  readonly description: string
  readonly usage: string
  readonly options: readonly OptionNode[]
  readonly arguments: readonly ArgumentNode[]
  readonly children: readonly CommandNode[]
}

/** The tree below a command of commander's. */
export function treeOf(command: Command, path: readonly string[] = []): CommandNode {
  return {
    path,
    description: command.description(),
    usage: command.usage(),
    options: command.createHelp().visibleOptions(command).map(optionNode),
    arguments: command.registeredArguments.map((argument) => ({
      usage: argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
      description: argument.description,
      value: argument.argChoices ?? completes(argument.name()),
    })),
    children: command.commands.map((child) => treeOf(child, [...path, child.name()])),
  }
}

/** A node and all below it, the node first. */
export function* everyNode(node: CommandNode): Generator<CommandNode> {
  yield node
  for (const child of node.children) yield* everyNode(child)
}

function optionNode(option: Command['options'][number]): OptionNode {
  const takesValue = option.required || option.optional
  const placeholder = /[<[]([a-z-]+)/.exec(option.flags)?.[1] ?? ''
  return {
    names: [option.long, option.short].filter((name) => name !== undefined && name !== null),
    flags: option.flags,
    description: option.description,
    value: takesValue ? (option.argChoices ?? completes(placeholder)) : undefined,
    default: option.defaultValue,
    isNeeded: option.mandatory,
  }
}

/** By the name that stands in the usage. */
function completes(placeholder: string): Completes {
  if (/^files?$/.test(placeholder)) return 'file'
  if (/^folders?$/.test(placeholder)) return 'folder'
  return placeholder === 'language' ? ['nl', 'en'] : 'nothing'
}
