import { Argument, type Command } from 'commander'
import { treeOf } from './command-tree.ts'
import { bashCompletion } from './completion/bash.ts'
import { fishCompletion } from './completion/fish.ts'
import { powershellCompletion } from './completion/powershell.ts'
import { type CompletionRow, completionRows } from './completion/rows.ts'
import { zshCompletion } from './completion/zsh.ts'
import { EXIT } from './exit-codes.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

const SHELLS: Readonly<Record<string, (rows: readonly CompletionRow[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
}

/** Adds `sluis completion`. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes the words of sluis in your shell')
    .addArgument(new Argument('<shell>', 'for which shell').choices(Object.keys(SHELLS)))
    .action((shell: string, options: CommonOptions) =>
      runCommand(options, async () => {
        const make = SHELLS[shell]
        if (make) print(make(completionRows(treeOf(program))))
        return EXIT.ok
      }),
    )
}
