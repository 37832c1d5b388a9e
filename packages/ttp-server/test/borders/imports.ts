import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const sourceRoot = fileURLToPath(new URL('../../src', import.meta.url))

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)(['"`])([^'"`]+)\1/g
const COMPUTED = /\bimport\s*\(\s*[^'"`\s)]/

/** Every TypeScript file below a folder, relative to the source root. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(sourceRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

/** What a file of a domain imports that it may not. */
export function forbiddenImports(file: string, text: string, domain: string, core: readonly string[]): string[] {
  const found = COMPUTED.test(text) ? ['a computed import'] : []
  for (const [, , specifier] of text.matchAll(SPECIFIER)) {
    if (specifier === undefined || specifier.startsWith('node:')) continue
    if (specifier.startsWith('.')) {
      const target = relative(sourceRoot, resolve(join(sourceRoot, dirname(file)), specifier)).split(sep)
      const own = target[0] === 'domains' && target[1] === domain
      if (!own && target[0] !== 'kernel') found.push(specifier)
    } else if (specifier.startsWith('@sluis/')) {
      const role = /^@sluis\/ttp-core\/([a-z]+)$/.exec(specifier)?.[1]
      if (role === undefined || !core.includes(role)) found.push(specifier)
    }
  }
  return found
}

export const readSource = (file: string): string => readFileSync(join(sourceRoot, file), 'utf8')
