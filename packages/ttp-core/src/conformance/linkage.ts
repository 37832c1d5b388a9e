import { toHex } from '../encoding/index.ts'
import {
  type Address,
  addressKeys,
  blockingKeys,
  compareAddresses,
  compareBirths,
  compareGiven,
  compareSurnames,
  fingerprintKey,
  type GivenName,
  type Identity,
  isIdentifying,
  type LinkageRecord,
  linkageToken,
  linkageTokens,
  readLinkageRecord,
  type SurnameForm,
  type TokenFamily,
  type TokenInput,
  withinOneEdit,
} from '../linkage/index.ts'
import type { Evaluate, Fields, Json } from './fields.ts'
import { list, number, object, secret, text } from './input.ts'
import { accumulate, pieces } from './stream.ts'

const identityOf = (input: Fields): Identity => object(input, 'identity') as Identity

/** The record of an input, as linkage sees it. */
export function recordOf(input: Fields): LinkageRecord {
  return readLinkageRecord(identityOf(input), text(input, 'institution'), text(input, 'homeCountry'))
}

/** Tokens with what they are made of. */
const tokensOf =
  (inputsOf: (record: LinkageRecord) => TokenInput[]): Evaluate =>
  (input) => {
    const inputs = inputsOf(recordOf(input))
    const tokens = linkageTokens(secret(input, 'linkageKey'), inputs)
    return {
      tokens: inputs.map(({ family, parts }, at) => ({ family, parts, token: toHex(tokens[at] ?? new Uint8Array()) })),
    }
  }

function* tokenStream(input: Fields): Generator<string> {
  const [key, family] = [secret(input, 'linkageKey'), text(input, 'family') as TokenFamily]
  for (const piece of pieces(text(input, 'stream'), number(input, 'count'), 8)) {
    yield toHex(linkageToken(key, family, [toHex(piece.subarray(0, 3)), toHex(piece.subarray(3))]))
  }
}

/** Compares two values of the input. */
const compares =
  <Value>(compare: (left: Value, right: Value) => string): Evaluate =>
  (input) => ({ level: compare(input.left as Value, input.right as Value) })

/** Compares each value of the input with each: a row of levels for every value. */
const comparesAll =
  <Value>(compare: (left: Value, right: Value) => string): Evaluate =>
  (input) => {
    const values = list(input, 'values') as readonly Json[] as readonly Value[]
    return { levels: values.map((left) => values.map((right) => compare(left, right)).join(' ')) }
  }

/** Linkage tokens, the keys that they are made of, and comparisons. */
export const linkageOperations: Readonly<Record<string, Evaluate>> = {
  LinkageToken: (input) => {
    const [family, parts] = [text(input, 'family') as TokenFamily, list(input, 'parts').map(String)]
    return { token: toHex(linkageToken(secret(input, 'linkageKey'), family, parts)) }
  },
  LinkageTokenMany: (input) => ({ sha256: accumulate(tokenStream(input)) }),
  ReadLinkageRecord: (input) => ({ ...recordOf(input) }) as unknown as Fields,
  IsIdentifying: (input) => ({ identifying: isIdentifying(identityOf(input)) }),
  FingerprintInput: (input) => {
    const { family, parts } = fingerprintKey(identityOf(input), text(input, 'institution'))
    return { family, parts }
  },
  BlockingTokens: tokensOf(blockingKeys),
  AddressTokens: tokensOf(addressKeys),
  WithinOneEdit: (input) => ({ within: withinOneEdit(text(input, 'left'), text(input, 'right')) }),
  CompareBirths: compares<string>(compareBirths),
  CompareBirthsPairs: comparesAll<string>(compareBirths),
  CompareSurnames: compares<SurnameForm>(compareSurnames),
  CompareSurnamesPairs: comparesAll<SurnameForm>(compareSurnames),
  CompareGiven: compares<GivenName>(compareGiven),
  CompareGivenPairs: comparesAll<GivenName>(compareGiven),
  CompareAddresses: compares<Address>(compareAddresses),
  CompareAddressesPairs: comparesAll<Address>(compareAddresses),
}
