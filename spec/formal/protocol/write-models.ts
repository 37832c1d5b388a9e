import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { problemOf } from './check.ts'
import { checked } from './claims.ts'

/** The models that are kept in the repository, one of each kind: to be read. */
export const KEPT = ['gateway', 'wrapping-key', 'manifests'] as const

/** The text of every model, by its name. */
export function modelTexts(): ReadonlyMap<string, string> {
  const checks = checked.flatMap(({ proofs, controls }) => [...proofs, ...controls])
  return new Map(checks.map((check) => [check.model.name, problemOf(check)]))
}

// `node --conditions=sluis-source spec/formal/protocol/write-models.ts [FOLDER]`: without a folder, those that are kept.
if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  const target = folder ?? join(import.meta.dirname, 'models')
  await mkdir(target, { recursive: true })
  for (const [name, text] of modelTexts()) {
    const kept: readonly string[] = KEPT
    if (folder !== undefined || kept.includes(name)) await writeFile(join(target, `${name}.p`), text)
  }
}
