import { isDeepStrictEqual } from 'node:util'
import { CORE_ERRORS } from '@sluis/ttp-core/common'
import { type Fields, mutate } from '@sluis/ttp-core/conformance'
import type { Implementation, Said } from './implementation.ts'
import type { VectorFile, VectorGroup, VectorTest } from './vector-file.ts'

/** A case on which implementation and vectors disagree. */
export interface Disagreement {
  readonly tcId: number
  /** What was done to the input, where the case was mutated. */
  readonly mutation?: string
  readonly expected: string
  readonly found: string
}

/** What the check of one file came to. */
export interface FileVerdict {
  readonly cases: number
  /** Mutated inputs besides the cases. */
  readonly mutations: number
  /** Cases left out as slow. */
  readonly skipped: number
  readonly unsupported: readonly string[]
  readonly disagreements: readonly Disagreement[]
}

/** Flag of the cases that take long. */
export const SLOW_FLAG = 'Slow'

/** Holds an implementation against the cases of a file, and against every mutation that the file declares. */
export async function verifyFile(
  file: VectorFile,
  implementation: Implementation,
  { slow }: { readonly slow: boolean },
): Promise<FileVerdict> {
  const unsupported = new Set<string>()
  const disagreements: Disagreement[] = []
  let [cases, mutations, skipped] = [0, 0, 0]
  for (const group of file.testGroups) {
    for (const test of group.tests) {
      if (!slow && test.flags.includes(SLOW_FLAG)) {
        skipped++
        continue
      }
      const said = await implementation.ask(group.type, test.input as Fields)
      if ('unsupported' in said) {
        unsupported.add(group.type)
        break
      }
      cases++
      if (!agrees(test, said)) disagreements.push({ tcId: test.tcId, expected: expectation(test), found: shown(said) })
      if (test.result === 'valid') mutations += await tryMutations(group, test, implementation, disagreements)
    }
  }
  return { cases, mutations, skipped, unsupported: [...unsupported], disagreements }
}

async function tryMutations(
  group: VectorGroup,
  test: VectorTest,
  implementation: Implementation,
  disagreements: Disagreement[],
): Promise<number> {
  let count = 0
  for (const { what, input } of mutate(test.input as Fields, group.mutations ?? [])) {
    count++
    const said = await implementation.ask(group.type, input)
    if ('error' in said && said.error in CORE_ERRORS) continue
    disagreements.push({ tcId: test.tcId, mutation: what, expected: 'a refusal', found: shown(said) })
  }
  return count
}

function agrees(test: VectorTest, said: Said): boolean {
  if (test.result === 'valid') return 'ok' in said && isDeepStrictEqual(said.ok, test.output)
  return 'error' in said && said.error === test.error
}

const expectation = (test: VectorTest): string => (test.result === 'valid' ? JSON.stringify(test.output) : test.error)

function shown(said: Said): string {
  if ('ok' in said) return JSON.stringify(said.ok)
  return 'error' in said ? said.error : 'unsupported'
}
