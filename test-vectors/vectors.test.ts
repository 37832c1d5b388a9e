import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CORE_ERRORS } from '../packages/ttp-core/src/errors.ts'
import { IDENTIFIER_ERRORS } from '../packages/ttp-core/src/identifier/index.ts'
import { answer, type Mutation, mutate } from '../packages/ttp-core/src/roles/conformance.ts'
import { evaluatorOf, type Fields, SLOW } from './build/frame.ts'
import { storageStability } from './build/storage-stability.ts'
import { generate } from './generate.ts'
import { violations } from './json-schema.ts'
import { OPERATIONS } from './operations.ts'

interface VectorTest {
  readonly tcId: number
  readonly comment: string
  readonly flags: readonly string[]
  readonly input: Fields
  readonly intermediates?: Fields
  readonly output?: Fields
  readonly error?: string
  readonly result: 'valid' | 'invalid'
}
interface VectorFile {
  readonly numberOfTests: number
  readonly notes: Record<string, unknown>
  readonly testGroups: readonly {
    readonly type: string
    readonly mutations?: readonly Mutation[]
    readonly tests: readonly VectorTest[]
  }[]
}

const here = new URL('.', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8')
const parse = (path: string): VectorFile => JSON.parse(read(path)) as VectorFile
const schema = JSON.parse(read('schema/vector-file.schema.json')) as Record<string, unknown>

describe('the files', () => {
  it('are what generate.ts writes, to the byte [CONV-18]', async () => {
    for (const [path, content] of await generate()) expect(read(path) === content, `${path} is out of date`).toBe(true)
  })

  it('are all listed in the manifest, with their digests', () => {
    const manifest = JSON.parse(read('manifest.json')) as {
      files: { path: string; sha256: string; numberOfTests: number }[]
    }
    const present = readdirSync(here).filter((name) => name.endsWith('.json') && name !== 'manifest.json')
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(present.sort())
    for (const { path, sha256, numberOfTests } of manifest.files) {
      expect(createHash('sha256').update(read(path)).digest('hex')).toBe(sha256)
      expect(parse(path).numberOfTests).toBe(numberOfTests)
    }
  })
})

describe.each(OPERATIONS)('$name', (operation) => {
  const file = parse(`${operation.name}.json`)
  const tests = file.testGroups.flatMap((group) => group.tests)

  it('follows the schema, which refuses what it should', () => {
    expect(violations(file, schema)).toEqual([])
    expect(violations({ ...file, more: 1 }, schema)).not.toEqual([])
    const [first, ...rest] = tests
    const bad = { ...first, result: first?.result === 'valid' ? 'invalid' : 'valid' }
    const testGroups = [{ type: 'Changed', specRef: 'none', tests: [bad, ...rest] }]
    expect(violations({ ...file, testGroups }, schema)).not.toEqual([])
  })

  it('counts and numbers its tests, and explains every flag and error', () => {
    expect(tests).toHaveLength(file.numberOfTests)
    expect(new Set(tests.map(({ tcId }) => tcId)).size).toBe(tests.length)
    for (const flag of tests.flatMap(({ flags }) => flags)) expect(file.notes).toHaveProperty(flag)
    const codes = { ...CORE_ERRORS, ...IDENTIFIER_ERRORS }
    for (const { error } of tests) if (error !== undefined) expect(codes).toHaveProperty(error)
  })

  // What was stored was valid when it was stored.
  it.skipIf(operation === storageStability)('has valid and invalid cases', () => {
    expect(new Set(tests.map(({ result }) => result))).toEqual(new Set(['valid', 'invalid']))
  })

  for (const group of file.testGroups) {
    const evaluate = evaluatorOf(group.type)
    const run = group.tests.filter(({ flags }) => SLOW || !flags.includes('Slow'))
    it.each(run)(
      `${group.type} $tcId: $comment [CONV-20]`,
      { timeout: 300_000 },
      async ({ input, intermediates, output, error, result }) => {
        expect(await answer(evaluate, input)).toEqual(result === 'invalid' ? { error } : { ok: output })
        if (result === 'valid') expect(await operation.explain?.[group.type]?.(input)).toEqual(intermediates)
      },
    )
    if (group.mutations === undefined) continue
    it(`${group.type}: every mutation of every valid case is refused`, async () => {
      let count = 0
      for (const { tcId, input, result } of run) {
        if (result === 'invalid') continue
        for (const mutated of mutate(input, group.mutations ?? [])) {
          count++
          const said = await answer(evaluate, mutated.input)
          if (!('error' in said)) expect.unreachable(`${tcId}, ${mutated.what}: accepted`)
        }
      }
      expect(count).toBeGreaterThan(0)
    })
  }
})

it('every error code of the core has a case', () => {
  const seen = new Set(
    OPERATIONS.flatMap(({ name }) => parse(`${name}.json`).testGroups)
      .flatMap(({ tests }) => tests)
      .map(({ error }) => error),
  )
  const codes = Object.keys({ ...CORE_ERRORS, ...IDENTIFIER_ERRORS })
  expect(codes.filter((code) => !seen.has(code))).toEqual([])
})

describe('what the vectors say beyond single cases', () => {
  const outputs = (name: string, type: string): Fields[] =>
    parse(`${name}.json`)
      .testGroups.filter((group) => group.type === type)
      .flatMap((group) => group.tests.flatMap(({ output }) => (output === undefined ? [] : [output])))

  it.each([
    ['encoding', 'Enc', 'bytes'],
    ['pseudonym-irreversible', 'Derive', 'pseudonym'],
    ['pseudonym-reversible', 'Encrypt', 'pseudonym'],
    ['key-derivation', 'SealSeed', 'sealed'],
  ])('no two valid cases of %s %s give the same', (name, type, member) => {
    const values = outputs(name, type).map((output) => output[member])
    expect(values.length).toBeGreaterThan(1)
    expect(new Set(values).size).toBe(values.length)
  })

  it('rewrapping and translating give what deriving anew gives', () => {
    for (const { tests } of parse('rewrap.json').testGroups) {
      for (const { output, intermediates } of tests) expect(output?.pseudonym).toBe(intermediates?.derivedAnew)
    }
  })

  it('the key that HKDF gives is the key', () => {
    const groups = parse('key-derivation.json').testGroups.filter(({ type }) => type === 'DeriveKey')
    for (const { output, intermediates } of groups.flatMap(({ tests }) => tests)) {
      expect(output?.key).toBe(intermediates?.okm)
    }
  })

  it('Node signs checkpoints with the same bytes', () => {
    const groups = parse('checkpoint.json').testGroups.filter(({ type }) => type === 'SignCheckpoint')
    for (const { output, intermediates } of groups.flatMap(({ tests }) => tests)) {
      if (output === undefined || intermediates === undefined) continue
      const line = String(output.note).split(' ').at(-1) ?? ''
      const bytes = Buffer.from(line, 'base64').toString('hex')
      expect(bytes).toBe(`${String(intermediates.keyId)}${String(intermediates.signature)}`)
    }
  })
})
