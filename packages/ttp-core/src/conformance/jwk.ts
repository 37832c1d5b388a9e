import {
  fingerprint,
  type PublicJwk,
  parsePrivateSealKey,
  parseSealKey,
  parseSigningKey,
  parseSignKey,
  thumbprint,
} from '../jwk/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { object } from './input.ts'

const parsing =
  (parse: (value: unknown) => object): Evaluate =>
  (input) => ({ key: { ...parse(input.key) } as Fields })

/** JSON Web Keys: their names and how they are read. */
export const jwkOperations: Readonly<Record<string, Evaluate>> = {
  NameKey: (input) => {
    const key = object(input, 'key') as unknown as PublicJwk
    return { thumbprint: thumbprint(key), fingerprint: fingerprint(key) }
  },
  ParseSealKey: parsing(parseSealKey),
  ParseSignKey: parsing(parseSignKey),
  ParsePrivateSealKey: parsing(parsePrivateSealKey),
  ParseSigningKey: parsing(parseSigningKey),
}
