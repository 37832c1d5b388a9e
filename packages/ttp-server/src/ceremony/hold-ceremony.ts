import type { Ceremony } from '@sluis/ttp-core/common'
import { parseCeremony } from '@sluis/ttp-core/common'
import type { RootEngine, SecretKey, Share } from '@sluis/ttp-core/pseudonymise'
import { printShare, shareDigest } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../kernel/errors.ts'
import { splitRoot } from './split-root.ts'

/** Gives one share to its custodian alone, and comes back when the custodian has it. */
export type HandOut = (custodian: string, text: string) => Promise<void>

/** Who comes together, and for what. */
export interface CeremonyPlan {
  readonly engine: RootEngine
  readonly threshold: number
  /** Persons of the directory, in the order of their shares; each different. */
  readonly custodians: readonly string[]
  /** Persons who are there and get no share. */
  readonly witnesses: readonly string[]
  /** The ceremony whose shares gave the root, when it is split anew. */
  readonly previous?: string
}

export interface CeremonyPorts {
  readonly handOut: HandOut
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  /** Name and version of this software. */
  readonly software: string
}

/**
 * Splits a root for its custodians and hands each share out, one custodian after the other.
 * @returns The protocol, which holds nothing secret; to be signed.
 * @throws ServerError `CEREMONY_INVALID` before any share exists, when the plan cannot be carried out; whatever `handOut` throws: the
 * shares that were given out are worth nothing then.
 */
export async function holdCeremony(root: SecretKey, plan: CeremonyPlan, ports: CeremonyPorts): Promise<Ceremony> {
  const { engine, threshold, custodians } = plan
  const shares = await splitRoot(root, { engine, threshold, count: custodians.length, random: ports.random })
  try {
    const protocol = protocolOf(shares, plan, ports)
    for (const [index, share] of shares.entries()) await ports.handOut(custodians[index] ?? '', printShare(share))
    return protocol
  } finally {
    for (const { secret } of shares) secret.destroy()
  }
}

function protocolOf(shares: readonly Share[], plan: CeremonyPlan, { now, software }: CeremonyPorts): Ceremony {
  const { engine, threshold, custodians, witnesses, previous } = plan
  try {
    return parseCeremony({
      schema: 'sluis-ceremony/1',
      id: shares[0]?.ceremony,
      engine,
      act: previous === undefined ? 'create' : 'reshare',
      at: now().toISOString(),
      software,
      threshold,
      keyCheckValue: shares[0]?.keyCheckValue,
      shares: shares.map((share, index) => ({
        number: share.number,
        custodian: custodians[index],
        digest: shareDigest(share),
      })),
      witnesses,
      ...(previous === undefined ? {} : { previous }),
    })
  } catch (cause) {
    throw new ServerError('CEREMONY_INVALID', { cause })
  }
}
