import { randomBytes } from 'node:crypto'
import type { TokenInput } from '@sluis/ttp-core/identity'
import {
  addressKeys,
  blockingKeys,
  fingerprintKey,
  linkageToken,
  linkageTokens,
  readLinkageRecord,
  SecretKey,
} from '@sluis/ttp-core/identity'
import { batchMac, nodeHmacUnder } from '@sluis/ttp-server/node-mac'
import type { Benchmark } from '../benchmark.ts'
import { measureRates } from '../measure/rate.ts'
import { canonicalIdentities } from '../samples/identities.ts'

/** The tokens of every family that the identity engine makes for a chunk. */
export const token: Benchmark = {
  about: "linkage tokens a second in batches, as the identity engine makes them; against one by one with Node's HMAC",
  run: async () => {
    const inputs = (await canonicalIdentities()).flatMap((identity): readonly TokenInput[] => {
      const record = readLinkageRecord(identity, 'museum', 'NL')
      return [fingerprintKey(identity, 'museum'), ...blockingKeys(record), ...addressKeys(record)]
    })
    const key = SecretKey.from(randomBytes(32))
    const count = inputs.length
    const { perSecond, range } = await measureRates({
      batch: { count, run: () => linkageTokens(key, inputs, nodeHmacUnder) },
      node: {
        count,
        run: () => {
          const mac = batchMac()
          return inputs.map(({ family, parts }) => linkageToken(key, family, parts, mac))
        },
      },
      noble: { count, run: () => inputs.map(({ family, parts }) => linkageToken(key, family, parts)) },
    })
    key.destroy()
    return {
      figure: perSecond.batch,
      unit: 'tokens/s',
      comparison: {
        name: "the same tokens one by one with Node's HMAC",
        figure: perSecond.node,
        unit: 'tokens/s',
        ratio: perSecond.batch / perSecond.node,
      },
      details: { tokens: count, oneByOneWithNoblePerSecond: Math.round(perSecond.noble), range },
    }
  },
}
