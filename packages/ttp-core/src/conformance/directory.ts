import {
  accountDigest,
  checkSuccession,
  type Directory,
  directoryDigest,
  findAgreement,
  parseDirectory,
  signDirectory,
  verifyDirectory,
} from '../directory/index.ts'
import { canonicalJson, toHex, utf8 } from '../encoding/index.ts'
import type { SigningKey, SignPublicJwk } from '../jwk/index.ts'
import { sha256 } from '../primitives.ts'
import type { Evaluate, Fields } from './fields.ts'
import { object, text } from './input.ts'

const registrarOf = (input: Fields) => object(input, 'registrar') as unknown as SignPublicJwk
const documentOf = (input: Fields): unknown => JSON.parse(text(input, 'document'))

/** What was read, as the digest of its canonical JSON: whole directories are long. */
function read(directory: Directory): Fields {
  return { version: directory.version, sha256: toHex(sha256(utf8(canonicalJson(directory)))) }
}

/** The directory; `document` is its JSON as text. */
export const directoryOperations: Readonly<Record<string, Evaluate>> = {
  ParseDirectory: (input) => read(parseDirectory(documentOf(input))),
  SignDirectory: async (input) => {
    const jws = await signDirectory(documentOf(input) as Directory, object(input, 'key') as unknown as SigningKey)
    return { jws, digest: directoryDigest(jws) }
  },
  VerifyDirectory: async (input) => read(await verifyDirectory(text(input, 'jws'), registrarOf(input))),
  CheckSuccession: async (input) => {
    const [seen, next] = [text(input, 'seen'), text(input, 'next')]
    const registrar = registrarOf(input)
    const [older, newer] = [await verifyDirectory(seen, registrar), await verifyDirectory(next, registrar)]
    checkSuccession({ jws: seen, directory: older }, { jws: next, directory: newer })
    return { version: newer.version }
  },
  AccountDigest: (input) => ({ account: accountDigest(text(input, 'issuer'), text(input, 'subject')) }),
  FindAgreement: (input) => {
    const parties = {
      institution: text(input, 'institution'),
      tenant: text(input, 'tenant'),
      domain: text(input, 'domain'),
    }
    const agreement = findAgreement(parseDirectory(documentOf(input)), parties, text(input, 'day'))
    return { agreement: agreement?.id ?? null }
  },
}
