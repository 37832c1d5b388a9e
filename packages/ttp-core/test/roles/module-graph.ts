import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url))
// What remains at run time: `import type` and `export type` statements are erased, `import { type X }` is not.
const STATEMENT = /^(?:import|export)(?!\s+type\b)[^;'"]*?\sfrom\s+'([^']+)'/gm
const BARE = /^import\s+'([^']+)'/gm
const DYNAMIC = /\bimport\(/

/** Every module that a role entry loads at run time: sources relative to src/, packages by name. */
export function reachableFrom(role: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const visit = (file: string): void => {
    const name = relative(SOURCE, file)
    if (reached.has(name)) return
    reached.add(name)
    const text = readFileSync(file, 'utf8')
    if (DYNAMIC.test(text)) throw new Error(`${name} imports at run time: its graph cannot be read`)
    for (const [, target = ''] of [...text.matchAll(STATEMENT), ...text.matchAll(BARE)]) {
      if (target.startsWith('.')) visit(join(dirname(file), target))
      else reached.add(target)
    }
  }
  visit(join(SOURCE, 'roles', `${role}.ts`))
  return reached
}
