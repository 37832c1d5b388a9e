import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const PACKAGES = fileURLToPath(new URL('../../..', import.meta.url))
const ENTRY = join(PACKAGES, 'client/src/browser/index.ts')
const IMPORT = /(?:from|import)\s+'([^']+)'/g
const CORE: Record<string, { 'sluis-source': string }> = JSON.parse(
  readFileSync(join(PACKAGES, 'ttp-core/package.json'), 'utf8'),
).exports

/** The file that an import of this project means; undefined for a package of others. */
function sourceOf(target: string, from: string): string | undefined {
  if (target.startsWith('.')) return resolve(dirname(from), target)
  if (!target.startsWith('@sluis/ttp-core/')) return undefined
  const entry = CORE[`./${target.slice('@sluis/ttp-core/'.length)}`]
  return join(PACKAGES, 'ttp-core', entry?.['sluis-source'] ?? '')
}

/** Every file of this project that the page loads, and the packages of others. */
function reachable(): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const waiting = [ENTRY]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const source = sourceOf(target, file)
      if (source === undefined) packages.add(target)
      else waiting.push(source)
    }
  }
  return { files, packages }
}

describe('what a page loads', () => {
  const { files, packages } = reachable()

  it('is more than a stub, and reaches reading, sealing and verifying', () => {
    const names = [...files].map((file) => relative(PACKAGES, file))
    expect(names).toEqual(
      expect.arrayContaining([
        'client/src/supplier/read/source.ts',
        'client/src/supplier/send/seal-chunks.ts',
        'client/src/auditor/consistency.ts',
        'ttp-core/src/envelope/seal.ts',
      ]),
    )
  })

  it('imports nothing of Node and no file of a folder for Node', () => {
    expect([...packages].filter((name) => isBuiltin(name))).toEqual([])
    expect([...files].filter((file) => file.includes('/node/'))).toEqual([])
  })

  it('names neither Buffer nor process', () => {
    const used = [...files].filter((file) => {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
      return /(?<![\w.#'])(?:Buffer|process)\s*[.(]/.test(code)
    })
    expect(used.map((file) => relative(PACKAGES, file))).toEqual([])
  })

  it('compiles without the types of Node', () => {
    const compiler = createRequire(import.meta.url).resolve('typescript/package.json')
    const options = { cwd: join(PACKAGES, 'client'), encoding: 'utf8' } as const
    const run = (): string =>
      execFileSync(process.execPath, [join(dirname(compiler), 'bin/tsc'), '-p', 'tsconfig.browser.json'], options)
    expect(run).not.toThrow()
  })
})
