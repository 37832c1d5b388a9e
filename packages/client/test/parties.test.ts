import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SOURCE = fileURLToPath(new URL('../src', import.meta.url))
const IMPORT = /(?:from|import)\s+'([^']+)'/g

/** What the files of a folder import: packages by name, files of this package by their first folder. */
function importsOf(folder: string): Set<string> {
  const found = new Set<string>()
  for (const name of readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const depth = name.split('/').length
    for (const [, target = ''] of readFileSync(join(SOURCE, folder, name), 'utf8').matchAll(IMPORT)) {
      const up = target.match(/^(?:\.\.\/)+/)?.[0].length ?? 0
      if (!target.startsWith('.')) found.add(target)
      else if (up / 3 === depth) found.add(target.slice(up).split('/')[0] ?? '')
    }
  }
  return found
}

/** The library of a party, and what it may import of the core and of this package. */
const ALLOWED: Record<string, readonly string[]> = {
  http: ['common', 'auditor', 'state'],
  state: ['common', 'http'],
  browser: ['common', 'enrol', 'supplier', 'auditor', 'http', 'state'],
  enrol: ['common', 'enrol', 'http'],
  person: ['person', 'auditor', 'http', 'state'],
  auditor: ['common', 'auditor', 'http', 'state'],
  tenant: ['common', 'tenant', 'auditor', 'http', 'state'],
  supplier: ['common', 'supplier', 'rows', 'auditor', 'http', 'state'],
  // Plays every other party, in tests.
  testing: ['common', 'supplier', 'identity', 'tenant', 'pseudonymise', 'registrar', 'http'],
}

describe.each(Object.keys(ALLOWED))('the library of %s', (folder) => {
  it('loads what its party needs and of the others nothing [PART-2, CONV-19]', () => {
    const parties = new Set([...Object.keys(ALLOWED), 'cli', 'vectors'])
    const used = [...importsOf(folder)].flatMap((target) => {
      if (target.startsWith('@sluis/ttp-core/')) return [target.slice('@sluis/ttp-core/'.length)]
      return parties.has(target) ? [target] : []
    })
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((name) => !ALLOWED[folder]?.includes(name))).toEqual([])
  })
})
