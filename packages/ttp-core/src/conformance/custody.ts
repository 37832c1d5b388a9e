import { parseCeremony, verifyCeremony } from '../custody/ceremony.ts'
import { combineShares, encodeShare, parseShare, printShare, type Share, shareDigest } from '../custody/index.ts'
import { findTypingErrors } from '../custody/typing-errors.ts'
import { toHex } from '../encoding/index.ts'
import type { SignPublicJwk } from '../jwk/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { list, number, object, secret, text } from './input.ts'

/** A share as the input gives it. */
function shareOf(input: Fields): Share {
  return {
    engine: text(input, 'engine') as Share['engine'],
    ceremony: text(input, 'ceremony'),
    threshold: number(input, 'threshold'),
    number: number(input, 'number'),
    keyCheckValue: text(input, 'keyCheckValue'),
    secret: secret(input, 'secret'),
  }
}

/** Shares of a root, and the protocol of the ceremony that made them. */
export const custodyOperations: Readonly<Record<string, Evaluate>> = {
  PrintShare: (input) => {
    const share = shareOf(input)
    return { bytes: toHex(encodeShare(share)), text: printShare(share), digest: shareDigest(share) }
  },
  ParseShare: (input) => {
    const { secret: values, ...name } = parseShare(text(input, 'text'))
    return { ...name, secret: values.lend(toHex) }
  },
  FindTypingErrors: (input) => ({ characters: findTypingErrors(text(input, 'text')) }),
  CombineShares: async (input) => {
    const shares = list(input, 'shares').map((share) => parseShare(String(share)))
    return { root: (await combineShares(shares)).lend(toHex) }
  },
  ParseCeremony: (input) => ({ ceremony: parseCeremony(object(input, 'ceremony')) }) as unknown as Fields,
  VerifyCeremony: async (input) => {
    const keys = list(input, 'keys') as unknown as SignPublicJwk[]
    return { ceremony: await verifyCeremony(text(input, 'jws'), keys) } as unknown as Fields
  },
}
