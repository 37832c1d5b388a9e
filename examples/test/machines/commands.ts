import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { START_FLAGS } from '../../../packages/ttp-server/test/support/programs.ts'

const MAIN = {
  sluis: fileURLToPath(new URL('../../../packages/client/src/cli/main.ts', import.meta.url)),
  'sluis-server': fileURLToPath(new URL('../../../packages/ttp-server/src/main.ts', import.meta.url)),
} as const

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command from its sources, as its user would; `typed` is what he types. */
export async function run(
  command: keyof typeof MAIN,
  args: readonly string[],
  typed = '',
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...START_FLAGS, MAIN[command], ...args], {
    env: {
      ...process.env,
      LANG: 'C',
      LC_ALL: '',
      NO_COLOR: '1',
      SLUIS_CONFIG: '',
      XDG_CONFIG_HOME: '/dev/null/absent',
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdin.end(typed)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
}
