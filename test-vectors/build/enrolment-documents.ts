import { createPrivateKey, sign } from 'node:crypto'
import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { canonicalJson } from '../../packages/ttp-core/src/encoding/index.ts'
import { keys, thumbprint } from './directory-document.ts'
import { type Fields, outputOf } from './frame.ts'
import { signPair } from './part-keys.ts'

export const first = signPair(170)
export const next = signPair(171)
export const other = signPair(172)

/** Of an institution. */
export const request: Fields = {
  schema: 'sluis-enrolment/1',
  organisation: 'museum-a',
  clientId: 'museum-a-1',
  signKey: first.verify,
  sealKeys: [],
  certificates: [],
  requestedAt: '2026-03-01T12:00:00.000Z',
  replaces: '',
}
/** Of a tenant, with all that a request can bring. */
export const full: Fields = {
  ...request,
  organisation: 'audience',
  clientId: 'audience:reader.1',
  sealKeys: [173, 174, 175, 176, 177].map(keys.seal),
  certificates: [1, 2, 3, 4, 5].map(thumbprint),
}
/** The one that a rollover carries. */
export const following: Fields = { ...request, signKey: next.verify, replaces: first.verify.kid ?? '' }

/** A signed document, by the library. */
export async function signed(document: Fields, key: Fields, type = 'sluis-enrolment'): Promise<string> {
  return text(await outputOf('SignDocument', { type, document, key }), 'jws')
}

/** A request signed by Node over exactly this payload, whatever it is. */
export function signedText(payload: string, key: Fields = first.sign): string {
  const header = canonicalJson({ alg: 'EdDSA', kid: key.kid ?? '', typ: 'sluis-enrolment' })
  const message = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.')
  const jwk = { ...key, kid: undefined, use: undefined } as never
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
  return `${message}.${sign(null, Buffer.from(message), privateKey).toString('base64url')}`
}
