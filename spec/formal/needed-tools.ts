import { runTool } from './tools.ts'

/** A program that claims need, and the Debian package that brings it. */
interface Needed {
  readonly command: string
  readonly args: readonly string[]
  readonly version: RegExp
  readonly package: string
}

const NEEDED: readonly Needed[] = [
  { command: 'eprover', args: ['--version'], version: /^E (\S+)/m, package: 'eprover' },
  { command: 'SPASS', args: [], version: /SPASS V (\S+)/, package: 'spass' },
  { command: 'spin', args: ['-V'], version: /Spin Version (\S+)/, package: 'spin' },
  { command: 'rumur', args: ['--version'], version: /version v(\S+)/, package: 'rumur' },
  { command: 'z3', args: ['--version'], version: /Z3 version (\S+)/, package: 'z3' },
  { command: 'cvc5', args: ['--version'], version: /cvc5 version (\S+)/, package: 'cvc5' },
  { command: 'coqc', args: ['--version'], version: /version (\S+)/, package: 'coq' },
  { command: 'gcc', args: ['--version'], version: /^gcc.* (\S+)$/m, package: 'gcc libc6-dev' },
]

/** A program that is there, or what to install. */
export interface Tool {
  readonly command: string
  readonly package: string
  /** Null when it is missing. */
  readonly version: string | null
}

/** Looks for every program that the claims need. */
export async function findTools(): Promise<readonly Tool[]> {
  return Promise.all(
    NEEDED.map(async ({ command, args, version, package: name }) => {
      const { output, problem } = await runTool({ command, args })
      return { command, package: name, version: problem === null ? (version.exec(output)?.[1] ?? 'unknown') : null }
    }),
  )
}
