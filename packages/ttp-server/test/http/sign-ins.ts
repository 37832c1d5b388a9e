import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { OpenIdProvider } from '../../src/kernel/openid-provider.ts'
import { SIGN_IN } from './parties.ts'
import type { World } from './world.ts'

/** Claims of an ID token; one that is undefined is left out. */
export type Claims = Readonly<Record<string, unknown>>

/** A provider of tests, whose ID tokens can be bent. */
export interface SignIns {
  readonly provider: OpenIdProvider
  /** An ID token of this subject, with a second factor unless `amr` is another; members that are undefined are left out. */
  readonly idToken: (subject: string, claims?: Claims, header?: { readonly typ?: string }) => Promise<string>
}

/** @param now The clock of the world. */
export async function makeSignIns(now: () => Date): Promise<SignIns> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const kid = 'test-key'
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] })
  let made = 0
  return {
    provider: {
      ...SIGN_IN,
      secondFactor: { acrValues: ['urn:example:two'], amrValues: ['mfa'] },
      keys,
      endpoints: async () => ({ authorization: `${SIGN_IN.issuer}/auth`, token: `${SIGN_IN.issuer}/token` }),
    },
    idToken: (subject, claims = {}, header = {}) => {
      const at = Math.floor(now().getTime() / 1000)
      // No two sign-ins are the same.
      made += 1
      const all = { iss: SIGN_IN.issuer, sub: subject, aud: SIGN_IN.clientId, iat: at, exp: at + 3600, amr: ['mfa'] }
      const payload = { ...all, nonce: `nonce-${made}`, ...claims }
      return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid, ...header }).sign(privateKey)
    },
  }
}

/** The form by which an ID token is exchanged. */
export function exchangeForm(idToken: string, rest: Record<string, string> = {}): Record<string, string> {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    subject_token: idToken,
    ...rest,
  }
}

/** An access token of whoever holds the role. */
export async function tokenOfRole(world: World, role: string, claims: Claims = {}): Promise<string> {
  const form = exchangeForm(await world.idToken(role, claims))
  const answer = await world.request('POST', '/v1/token', { form })
  if (answer.status !== 200) throw new Error(`no token for ${role}: ${await answer.text()}`)
  return ((await answer.json()) as { access_token: string }).access_token
}
