import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The independent implementation: a folder of Python programs that shares no code with this one. */
const REFERENCE = fileURLToPath(new URL('../../../test-vectors/reference/', import.meta.url))
const INTERPRETERS = ['/usr/bin/python3', 'python3']

/** A Python that has pyca/cryptography; undefined where there is none. */
export const python = INTERPRETERS.find(
  (name) => spawnSync(name, ['-c', 'import cryptography.hazmat.primitives.ciphers.aead as a; a.AESSIV']).status === 0,
)
if (python === undefined && process.env.SLUIS_REQUIRE_REFERENCE === '1') {
  throw new Error('no Python with pyca/cryptography (Debian: python3-cryptography)')
}

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of the independent implementation to its end. */
export async function runReference(program: string, ...args: readonly string[]): Promise<Ran> {
  const child = spawn(python ?? '', ['-B', `${REFERENCE}${program}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject))
  return { code, stdout, stderr }
}
