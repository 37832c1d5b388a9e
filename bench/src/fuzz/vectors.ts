import { readFileSync } from 'node:fs'
import type { Sample } from './target.ts'

interface Group {
  readonly type: string
  readonly tests: readonly { readonly input: Readonly<Record<string, unknown>> }[]
}

const FOLDER = new URL('../../../test-vectors/', import.meta.url)

/** A member of the inputs of a group of test vectors: what is valid, and what is refused for a reason. */
export function samplesFrom(file: string, type: string, member: string): readonly Sample[] {
  const samples = inputsOf(file, type).flatMap((input): Sample[] => {
    const value = input[member]
    if (value === undefined || 'repeat' in input) return []
    return [typeof value === 'string' ? value : { json: value }]
  })
  if (samples.length === 0) throw new Error(`no vectors of ${type} with ${member} in ${file}.json`)
  return samples
}

/** The inputs of a group of test vectors. */
export function inputsOf(file: string, type: string): readonly Readonly<Record<string, unknown>>[] {
  const { testGroups } = JSON.parse(readFileSync(new URL(`${file}.json`, FOLDER), 'utf8')) as {
    testGroups: readonly Group[]
  }
  return testGroups.filter((group) => group.type === type).flatMap(({ tests }) => tests.map(({ input }) => input))
}
