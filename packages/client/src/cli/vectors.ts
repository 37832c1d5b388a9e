import type { Command } from 'commander'
import { answerLines, installedImplementation } from '../vectors/index.ts'
import { EXIT } from './exit-codes.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { addVectorsVerify } from './vectors-verify.ts'

/** Adds `sluis vectors …`: whether an implementation does what the specification says. */
export function addVectors(program: Command): void {
  const vectors = program.command('vectors').description('hold an implementation against the test vectors')
  addVectorsVerify(vectors)
  vectors
    .command('answer')
    .description('answer the questions of a conformance runner, one JSON object a line')
    .option('--lang <language>', 'nl or en')
    .action((options: CommonOptions) =>
      runCommand(options, async () => {
        for await (const line of answerLines(process.stdin, installedImplementation())) print(line)
        return EXIT.ok
      }),
    )
}
