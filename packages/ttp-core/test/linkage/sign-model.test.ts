import { expect, test } from 'vitest'
import { signDocument } from '../../src/document/index.ts'
import { generateSignKey } from '../../src/jwk/index.ts'
import type { LinkageModel } from '../../src/linkage/index.ts'
import { DEFAULT_MODEL, parseModel, signModel, verifyModel, writeModel } from '../../src/linkage/index.ts'

const [key, older, foreign] = await Promise.all([generateSignKey(), generateSignKey(), generateSignKey()])
const read = (model: LinkageModel): unknown => parseModel(writeModel(model))

test('a signed model is read as it was written, under the newest key and under older ones of the signer [LINK-63]', async () => {
  const keys = [key.publicJwk, older.publicJwk]
  for (const { privateJwk } of [key, older]) {
    const jws = await signModel({ ...DEFAULT_MODEL, version: 7 }, privateJwk)
    expect(await verifyModel(jws, keys)).toEqual(read({ ...DEFAULT_MODEL, version: 7 }))
  }
})

test.each<[string, () => Promise<string>, string]>([
  ['by a key that may not', () => signModel(DEFAULT_MODEL, foreign.privateJwk), 'MODEL_SIGNATURE_INVALID'],
  [
    'as another kind of document',
    () => signDocument('sluis-manifest', JSON.parse(writeModel(DEFAULT_MODEL)) as object, key.privateJwk),
    'MODEL_SIGNATURE_INVALID',
  ],
  [
    'and then given another signature',
    async () => {
      const [one, other] = await Promise.all(
        [1, 2].map((version) => signModel({ ...DEFAULT_MODEL, version }, key.privateJwk)),
      )
      return [...String(one).split('.').slice(0, 2), String(other).split('.')[2]].join('.')
    },
    'MODEL_SIGNATURE_INVALID',
  ],
  [
    'but of another schema',
    () => signDocument('sluis-linkage-model', { schema: 'sluis-linkage-model/9' }, key.privateJwk),
    'MODEL_SCHEMA_UNKNOWN',
  ],
  [
    'but with a share of nothing',
    () =>
      signModel(
        {
          ...DEFAULT_MODEL,
          fields: {
            ...DEFAULT_MODEL.fields,
            relation: { ...DEFAULT_MODEL.fields.relation, equal: { same: 0, kin: 1, other: 1 } },
          },
        },
        key.privateJwk,
      ),
    'MODEL_NUMBER_INVALID',
  ],
])('a model signed %s is refused [LINK-36, LINK-63]', async (_what, make, error) => {
  expect(await verifyModel(await make(), [key.publicJwk])).toEqual({ error })
})
