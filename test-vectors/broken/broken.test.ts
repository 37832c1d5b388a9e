import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Implementation,
  type NamedVectors,
  readVectors,
  verifyFile,
} from '../../packages/client/src/vectors/index.ts'
import { ask as askAnew, type Said } from './flaw.ts'
import { FLAWS } from './flaws.ts'

const VECTORS = fileURLToPath(new URL('..', import.meta.url))

const files = new Map<string, NamedVectors['vectors']>()
beforeAll(async () => {
  for await (const { path, vectors } of readVectors(VECTORS)) files.set(path, vectors)
})

const said = new Map<string, Promise<Said>>()
/** The same question has the same answer, and every flaw but its own operation asks it: it is worked out once. */
function ask(operation: string, input: Parameters<typeof askAnew>[1]): Promise<Said> {
  const key = hash('sha256', JSON.stringify([operation, input]))
  const known = said.get(key) ?? askAnew(operation, input)
  said.set(key, known)
  return known
}

/** Names of the files on which an implementation fails, of those that are asked for. */
async function failing(implementation: Implementation, wanted: readonly string[]): Promise<string[]> {
  const failed: string[] = []
  for (const path of new Set(wanted)) {
    const vectors = files.get(path)
    if (vectors === undefined) throw new Error(`no ${path}`)
    const { disagreements } = await verifyFile(vectors, implementation, { slow: false })
    if (disagreements.length > 0) failed.push(path)
  }
  return failed
}

describe('an implementation with one mistake does not pass', () => {
  it.each(FLAWS)('one that $what', async ({ answer, foundBy }) => {
    const broken: Implementation = { ask: (operation, input) => answer(operation, input, ask), close: async () => {} }
    expect(await failing(broken, foundBy)).not.toEqual([])
  })

  it('while the same without the mistake does', async () => {
    const all = FLAWS.flatMap(({ foundBy }) => foundBy)
    expect(await failing({ ask, close: async () => {} }, all)).toEqual([])
  })
})
