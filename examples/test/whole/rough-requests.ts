import { randomUUID } from 'node:crypto'
import { createApiClient, readConfig } from '@sluis/client/auditor'
import type { IdentityContent, PartContext } from '@sluis/ttp-core/supplier'
import { PART_SCHEMA, partDigest, sealPart, signManifest, toBase64url } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../../packages/client/src/http/index.ts'
import type { Party } from '../../src/collaboration/parties.ts'
import { DOMAIN, TENANT } from '../../src/collaboration/parties.ts'
import type { Collaboration } from '../../src/demo/collaboration.ts'
import { STRAY } from './planted.ts'

const { givenName = '', familyName = '', email = '', phone = '', relationNumber = '' } = STRAY
const NAME = `${givenName} ${familyName}`

/** The answer to a request: status, headers and body, as text. */
async function answerText(response: Response): Promise<string> {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return `${response.status}\n${headers}\n${await response.text()}`
}

/** The access tokens of an institution for reading and for writing, got as its client gets them. */
async function tokensOf(party: Party): Promise<readonly string[]> {
  const tokens: string[] = []
  const api: ApiClient = createApiClient(await readConfig(party.configFile), {
    fetch: async (input, init) => {
      const response = await fetch(input, init)
      if (input.endsWith('/v1/token'))
        tokens.push(((await response.clone().json()) as { access_token: string }).access_token)
      return response
    },
  })
  await api.json({ path: '/v1/deliveries', scope: 'delivery:read' })
  const nothing = { method: 'DELETE', path: `/v1/deliveries/${randomUUID()}`, scope: 'delivery:write' } as const
  await api.json(nothing).catch(() => undefined)
  return tokens
}

/** Sends requests in which identities stand where none belongs; returns every answer. */
export async function sendRoughRequests(url: string, party: Party): Promise<string[]> {
  const [reading, writing] = await tokensOf(party)
  const delivery = randomUUID()
  const answers: string[] = []
  const send = async (
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<void> => {
    const all = {
      authorization: `Bearer ${method === 'GET' ? reading : writing}`,
      'content-type': 'application/json',
      ...headers,
    }
    answers.push(
      await answerText(await fetch(url + path, { method, headers: all, ...(body === undefined ? {} : { body }) })),
    )
  }
  const inUrl = encodeURIComponent(email)
  await send('GET', `/v1/deliveries/${inUrl}`)
  await send('GET', `/v1/deliveries?name=${encodeURIComponent(NAME)}&limit=${inUrl}`)
  await send('GET', `/v1/${inUrl}/${encodeURIComponent(phone)}`)
  await send('GET', `/v1/releases?after=${relationNumber}`)
  await send('GET', `/v1/log/tile/${inUrl}`)
  await send('GET', `/v1/directory/${relationNumber}`)
  await send(email.replaceAll(/[^a-z]/g, ''), '/v1/deliveries')
  const opening = { deliveryId: delivery, tenant: TENANT, domain: DOMAIN, contentTag: 'c'.repeat(43) }
  await send('POST', '/v1/deliveries', JSON.stringify({ ...opening, [familyName]: email, visitors: [STRAY] }))
  await send(
    'POST',
    '/v1/deliveries',
    JSON.stringify({ ...opening, deliveryId: email, contentTag: NAME, tenant: familyName }),
  )
  await send('POST', '/v1/deliveries', JSON.stringify({ ...opening, tenant: familyName.toLowerCase() }))
  await send('POST', '/v1/deliveries', `{"deliveryId": "${delivery}", "name": ${NAME} }`)
  await send('POST', '/v1/deliveries', `email=${inUrl}`, { 'content-type': 'application/x-www-form-urlencoded' })
  await send('POST', '/v1/deliveries', JSON.stringify(STRAY), { 'content-type': `application/${familyName}` })
  await send('POST', '/v1/deliveries', JSON.stringify(opening), {
    'user-agent': NAME,
    'x-visitor': email,
    cookie: `id=${phone}`,
  })
  const chunk = `/v1/deliveries/${delivery}/chunks`
  const header = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const almost = `${header({ alg: 'ECDH-ES', enc: 'A256GCM', kid: email, typ: 'sluis-part', ctx: STRAY })}.${header(STRAY)}.a.b.c`
  for (const part of [JSON.stringify(STRAY), email, almost]) {
    await send('PUT', `${chunk}/0`, JSON.stringify({ rowCount: 1, identityPart: part, activityPart: part }))
  }
  await send('PUT', `${chunk}/${relationNumber}`, JSON.stringify({ rowCount: phone, identityPart: STRAY }))
  await send(
    'PUT',
    `/v1/deliveries/${delivery}/closure`,
    JSON.stringify({ manifest: `${header(STRAY)}.${header(STRAY)}.c` }),
  )
  await send('POST', '/v1/directory-versions', JSON.stringify({ document: `${header(STRAY)}.${header(STRAY)}.c` }))
  await send('GET', '/v1/deliveries', undefined, { authorization: `Bearer ${header(STRAY)}` })
  await send('GET', '/v1/deliveries', undefined, { authorization: `Basic ${Buffer.from(NAME).toString('base64')}` })
  const assertion = `${header({ alg: 'EdDSA', kid: email })}.${header({ iss: email, sub: email, jti: NAME })}.c`
  const form = new URLSearchParams({
    grant_type: NAME,
    scope: email,
    client_id: familyName,
    client_assertion: assertion,
  })
  for (const grant of [NAME, 'client_credentials']) {
    form.set('grant_type', grant)
    await send('POST', '/v1/token', form.toString(), { 'content-type': 'application/x-www-form-urlencoded' })
  }
  await send('DELETE', `/v1/deliveries/${delivery}`)
  return answers
}

/** Deliveries that pass the gateway and that the identity engine must refuse: what is sealed is not what it should be. */
export async function sendUnacceptable({ directory }: Collaboration, party: Party): Promise<string[]> {
  const config = await readConfig(party.configFile)
  const api: ApiClient = createApiClient(config)
  const [identityKey] = directory.engines.identity.seal
  const tenantKey = directory.organisations.find(({ id }) => id === TENANT)?.sealKeys[0]
  if (identityKey === undefined || tenantKey === undefined) throw new Error('the directory lacks a key')
  const strayRow = { row: 0, ...STRAY } as unknown as IdentityContent['rows'][number]
  const unknownField = { row: 0, [familyName]: email, remarks: NAME } as unknown as IdentityContent['rows'][number]
  const answers: string[] = []
  for (const kind of ['not canonical', 'unknown field', 'tampered'] as const) {
    const delivery = randomUUID()
    const context = (part: 'identity' | 'activity'): PartContext => {
      const common = { delivery, chunk: 0, institution: party.id, tenant: TENANT, domain: DOMAIN }
      return { ...common, kind: part, schema: PART_SCHEMA[part] }
    }
    const rows = kind === 'unknown field' ? [unknownField] : [strayRow]
    const signer = config.signKey
    const sealed = await sealPart(
      context('identity'),
      { schema: 'sluis-identity/1', rows },
      { recipient: identityKey, signer },
    )
    const identityPart = kind === 'tampered' ? tamper(sealed) : sealed
    const activity = { schema: 'sluis-activity/1' as const, rows: [{ row: 0, visitDate: '2025-05-05' }] }
    const activityPart = await sealPart(context('activity'), activity, { recipient: tenantKey, signer })
    const scope = 'delivery:write' as const
    const path = `/v1/deliveries/${delivery}`
    const tag = randomUUID().replaceAll('-', '')
    await api.json({
      method: 'POST',
      path: '/v1/deliveries',
      scope,
      body: { deliveryId: delivery, tenant: TENANT, domain: DOMAIN, contentTag: tag },
    })
    await api.json({
      method: 'PUT',
      path: `${path}/chunks/0`,
      scope,
      body: { rowCount: 1, identityPart, activityPart },
    })
    const [identityDigest, activityDigest] = [identityPart, activityPart].map((part) =>
      toBase64url(partDigest(part)),
    ) as [string, string]
    const chunks = [{ number: 0, rowCount: 1, identityDigest, activityDigest }]
    const manifest = await signManifest(
      {
        schema: 'sluis-manifest/1',
        delivery,
        institution: party.id,
        tenant: TENANT,
        domain: DOMAIN,
        directoryVersion: 1,
        chunks,
        rowCount: 1,
      },
      signer,
    )
    await api.json({ method: 'PUT', path: `${path}/closure`, scope, body: { manifest } })
    for (let state = 'closed'; state === 'closed'; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const { body } = await api.json({ path, scope: 'delivery:read' })
      answers.push(JSON.stringify(body))
      state = (body as { state: string }).state
    }
  }
  return answers
}

/** Changes one letter in the middle of what is sealed. */
function tamper(part: string): string {
  const pieces = part.split('.')
  const sealed = pieces[3] ?? ''
  const middle = sealed.length >> 1
  pieces[3] = sealed.slice(0, middle) + (sealed[middle] === 'A' ? 'B' : 'A') + sealed.slice(middle + 1)
  return pieces.join('.')
}
