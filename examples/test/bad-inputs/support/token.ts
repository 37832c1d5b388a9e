import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import type { SigningKey } from '@sluis/ttp-core/supplier'
import type { Answer, World } from './world.ts'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JSON Web Token (RFC 7519) as anybody can make it who has some Ed25519 key. */
export function makeJwt(header: Record<string, unknown>, claims: Record<string, unknown>, key: SigningKey): string {
  const { kty, crv, x, d } = key
  const signed = `${encode({ alg: 'EdDSA', ...header })}.${encode(claims)}`
  const signature = sign(null, Buffer.from(signed), createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }))
  return `${signed}.${signature.toString('base64url')}`
}

/** A client assertion (RFC 7523); `claims` bend it. */
export async function makeAssertion(
  world: World,
  party: string,
  claims: Record<string, unknown> = {},
  key?: SigningKey,
): Promise<string> {
  const { clientId, signKey } = await world.configOf(party)
  const now = Math.floor(Date.now() / 1000)
  const usual = { iss: clientId, sub: clientId, aud: world.collaboration.ttp.url, jti: randomUUID(), iat: now }
  return makeJwt({ kid: (key ?? signKey).kid }, { ...usual, exp: now + 60, ...claims }, key ?? signKey)
}

/** Asks for a token with an assertion. */
export function askToken(world: World, assertion: string): Promise<Answer> {
  const form = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  }
  return world.ask('POST', '/v1/token', { form })
}

/** An access token of a party in good standing. */
export async function tokenOf(world: World, party: string): Promise<string> {
  const { status, code, body } = await askToken(world, await makeAssertion(world, party))
  if (status !== 200) throw new Error(`no token for ${party}: ${code}`)
  return String(body.access_token)
}
