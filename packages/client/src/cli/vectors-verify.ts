import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import {
  childImplementation,
  type FileVerdict,
  type Implementation,
  installedImplementation,
  readVectors,
  verifyFile,
} from '../vectors/index.ts'
import { EXIT } from './exit-codes.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface VectorsOptions extends CommonOptions {
  readonly impl?: string
  readonly slow?: boolean
  readonly allowUnsupported?: boolean
}

const DISAGREEMENTS_SHOWN = 5
const SHOWN_MAX = 120

/** Adds `sluis vectors verify`. */
export function addVectorsVerify(vectors: Command): void {
  vectors
    .command('verify')
    .description('check the installed version, or another implementation, against a folder of test vectors')
    .argument('[folder]', 'folder of test vectors', 'test-vectors')
    .option('--impl <command>', 'another implementation: a command that answers one JSON object a line')
    .option('--slow', 'with the cases that take minutes')
    .option('--allow-unsupported', 'operations that the implementation has not are no failure')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((folder: string, options: VectorsOptions) => runCommand(options, () => verify(folder, options)))
}

async function verify(folder: string, options: VectorsOptions): Promise<number> {
  const implementation = options.impl === undefined ? installedImplementation() : childImplementation(options.impl)
  const verdicts: (FileVerdict & { readonly path: string; readonly passed: boolean })[] = []
  try {
    for await (const verdict of verdictsOf(folder, implementation, options)) {
      verdicts.push(verdict)
      if (!options.json) showFile(verdict)
    }
  } finally {
    await implementation.close()
  }
  const failed = verdicts.filter(({ passed }) => !passed).length
  if (options.json) print(JSON.stringify({ ok: failed === 0, files: verdicts }))
  else {
    const total = (member: 'cases' | 'mutations'): number => verdicts.reduce((sum, verdict) => sum + verdict[member], 0)
    const checked = [
      counted(verdicts.length, 'file'),
      counted(total('cases'), 'case'),
      counted(total('mutations'), 'mutation'),
    ].join(', ')
    print(failed === 0 ? `CONFORMS: ${checked}` : `DOES NOT CONFORM: ${failed} of ${checked}`)
  }
  return failed === 0 ? EXIT.ok : EXIT.rejected
}

async function* verdictsOf(folder: string, implementation: Implementation, options: VectorsOptions) {
  for await (const { path, vectors } of readVectors(folder)) {
    const verdict = await verifyFile(vectors, implementation, { slow: options.slow === true })
    const complete = options.allowUnsupported === true || verdict.unsupported.length === 0
    yield { path, ...verdict, passed: complete && verdict.disagreements.length === 0 }
  }
}

function showFile({
  path,
  passed,
  cases,
  mutations,
  skipped,
  unsupported,
  disagreements,
}: FileVerdict & { path: string; passed: boolean }): void {
  const more = [
    mutations > 0 && counted(mutations, 'mutation'),
    skipped > 0 && `${counted(skipped, 'slowCase')} left out`,
    unsupported.length > 0 && `no ${unsupported.join(', ')}`,
    disagreements.length > 0 && `${disagreements.length} disagree`,
  ].filter((part) => part !== false)
  print(`${passed ? 'pass' : 'FAIL'} ${path}: ${[counted(cases, 'case'), ...more].join(', ')}`)
  for (const { tcId, mutation, expected, found } of disagreements.slice(0, DISAGREEMENTS_SHOWN)) {
    const what = mutation === undefined ? `case ${tcId}` : `case ${tcId}, ${mutation}`
    print(`  ${what}: expected ${cut(expected)}, found ${cut(found)}`)
  }
}

const cut = (text: string): string => (text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text)
