import type { TokenInput } from '@sluis/ttp-core/identity'
import { linkageTokens } from '@sluis/ttp-core/identity'
import { nodeHmacUnder } from '../../../kernel/node-mac-under.ts'
import type { Random, ResolverPorts } from '../ports.ts'
import type { Vault } from '../vault/vault.ts'
import { openVault } from '../vault/vault.ts'
import { pooledRandom } from './pooled-random.ts'

/** Keys and randomness for one batch: what was prepared of the keys is forgotten with it. */
export interface BatchTools {
  /** The tokens of these inputs, in their order. */
  readonly tokens: (inputs: readonly TokenInput[]) => Uint8Array[]
  readonly vault: Vault
  readonly random: Random
}

export function batchTools({ linkageKey, vaultKey, random }: ResolverPorts): BatchTools {
  const pooled = pooledRandom(random)
  return {
    tokens: (inputs) => linkageTokens(linkageKey, inputs, nodeHmacUnder),
    vault: openVault(vaultKey, pooled),
    random: pooled,
  }
}
