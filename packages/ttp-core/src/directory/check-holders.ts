import { CoreError } from '../errors.ts'
import type { Directory } from './directory.ts'

/** What a key that has a holder already is refused with. */
type Shared = 'DIRECTORY_KEY_SHARED' | 'DIRECTORY_OPENS_BOTH_GATES'

/** Who holds which key, by the place in the directory. */
export interface Holders {
  /** The place that holds the key already, or nothing. */
  find(kid: string): string | undefined
  /** Makes it the holder's. Throws DIRECTORY_NOT_UNIQUE if it is the holder's already, `code` if it is another's. */
  claim(kid: string, holder: string, code: Shared): void
}

const isEngine = (holder: string | undefined): boolean => holder?.startsWith('engines.') === true

/**
 * Every key and certificate of engines, organisations and clients has one holder. A sealing key with two would open what is meant for
 * the other: both gates. Throws DIRECTORY_NOT_UNIQUE, DIRECTORY_KEY_SHARED or DIRECTORY_OPENS_BOTH_GATES.
 */
export function checkHolders({ engines, organisations }: Directory): Holders {
  const holders = makeHolders()
  const certificates = makeHolders()
  for (const name of ['identity', 'key'] as const) {
    for (const { kid } of engines[name].seal) holders.claim(kid, `engines.${name}`, 'DIRECTORY_OPENS_BOTH_GATES')
    for (const { kid } of engines[name].sign) holders.claim(kid, `engines.${name}`, 'DIRECTORY_OPENS_BOTH_GATES')
  }
  for (const [index, { sealKeys, clients }] of organisations.entries()) {
    const holder = `organisations[${index}]`
    for (const { kid } of sealKeys) {
      const code = isEngine(holders.find(kid)) ? 'DIRECTORY_OPENS_BOTH_GATES' : 'DIRECTORY_KEY_SHARED'
      holders.claim(kid, holder, code)
    }
    for (const [number, client] of clients.entries()) {
      const place = `${holder}.clients[${number}]`
      for (const { kid } of client.keys) holders.claim(kid, place, 'DIRECTORY_KEY_SHARED')
      for (const thumbprint of client.certificates ?? []) certificates.claim(thumbprint, place, 'DIRECTORY_KEY_SHARED')
    }
  }
  return holders
}

function makeHolders(): Holders {
  const holders = new Map<string, string>()
  return {
    find: (kid) => holders.get(kid),
    claim: (kid, holder, code) => {
      const other = holders.get(kid)
      if (other !== undefined) throw new CoreError(other === holder ? 'DIRECTORY_NOT_UNIQUE' : code, holder)
      holders.set(kid, holder)
    },
  }
}
