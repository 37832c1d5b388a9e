import { z } from 'zod'

const Member = z.string().regex(/^[A-Za-z0-9]+(?:\/[A-Za-z0-9]+)*$/)
const Mutation = z.union([
  z.strictObject({
    member: Member,
    as: z.enum(['text', 'hex', 'list']),
    kinds: z.array(z.enum(['truncate', 'flip', 'reorder'])).min(1),
  }),
  z.strictObject({ member: Member, replace: z.json() }),
])
const Fields = z.record(z.string(), z.json())
const test = {
  tcId: z.int().min(1),
  comment: z.string(),
  flags: z.array(z.string()),
  input: Fields,
  intermediates: Fields.optional(),
}
const Test = z.discriminatedUnion('result', [
  z.strictObject({ ...test, output: Fields, result: z.literal('valid') }),
  z.strictObject({ ...test, error: z.string(), result: z.literal('invalid') }),
])
const Group = z.strictObject({
  type: z.string(),
  specRef: z.string(),
  mutations: z.array(Mutation).min(1).optional(),
  tests: z.array(Test).min(1),
})

/** A file of test vectors, in the form of `test-vectors/schema/vector-file.schema.json`. */
export const VectorFile = z.strictObject({
  algorithm: z.string(),
  schema: z.literal('schema/vector-file.schema.json'),
  numberOfTests: z.int().min(1),
  header: z.array(z.string()),
  notes: z.record(z.string(), z.strictObject({ bugType: z.string(), description: z.string() })),
  testGroups: z.array(Group).min(1),
})
export type VectorFile = z.infer<typeof VectorFile>
export type VectorGroup = z.infer<typeof Group>
export type VectorTest = z.infer<typeof Test>

/** The list of the files, with their digests. */
export const Manifest = z.strictObject({
  type: z.literal('sluis-test-vectors'),
  version: z.int(),
  files: z
    .array(
      z.strictObject({
        path: z.string().regex(/^[a-z0-9-]+\.json$/),
        numberOfTests: z.int().min(1),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1),
})
export type Manifest = z.infer<typeof Manifest>
