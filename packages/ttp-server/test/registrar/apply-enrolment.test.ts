import { randomBytes } from 'node:crypto'
import { makeVerifierKey } from '@sluis/ttp-core/pseudonymise'
import type { Directory, Enrolment, SealKeyPair, SignKeyPair } from '@sluis/ttp-core/registrar'
import { findClient, findOrganisation, generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { beforeAll, expect, test } from 'vitest'
import { applyEnrolment, dropKey } from '../../src/registrar/apply-enrolment.ts'
import type { Parties } from '../http/parties.ts'
import { firstDirectory, LOG_ORIGIN, makeParties } from '../http/parties.ts'

let parties: Parties
let directory: Directory
let key: SignKeyPair
let seal: SealKeyPair
beforeAll(async () => {
  parties = await makeParties()
  const logKey = { name: LOG_ORIGIN, privateKey: new Uint8Array(randomBytes(32)) }
  directory = firstDirectory(parties, makeVerifierKey(logKey))
  ;[key, seal] = [await generateSignKey(), await generateSealKey()]
})

const asked = (change: Partial<Enrolment> = {}): Enrolment => ({
  schema: 'sluis-enrolment/1',
  organisation: 'museum',
  clientId: 'museum-two',
  signKey: key.publicJwk,
  sealKeys: [],
  certificates: [],
  requestedAt: '2026-06-01T12:00:00.000Z',
  replaces: '',
  ...change,
})
const keysOf = (of: Directory, clientId: string): string[] =>
  findClient(of, clientId)?.client.keys.map(({ kid }) => kid) ?? []

test('a new client gets what its kind of organisation can have, or less, and is bound to what it asked for', () => {
  const client = findClient(
    applyEnrolment(directory, asked({ certificates: ['A'.repeat(43)] }), {}),
    'museum-two',
  )?.client
  expect(client).toMatchObject({ status: 'active', keys: [key.publicJwk], certificates: ['A'.repeat(43)] })
  expect(client?.scopes).toEqual(expect.arrayContaining(['delivery:write', 'delivery:read']))
  expect(client?.scopes).not.toContain('release:read')
  const less = applyEnrolment(directory, asked(), { scopes: ['delivery:write'] })
  expect(findClient(less, 'museum-two')?.client.scopes).toEqual(['delivery:write'])
})

test('a new key stands before those that were there; where they are lost it stands alone [DIRE-56]', () => {
  const rollover = asked({ clientId: 'museum-client', replaces: parties.museum.publicJwk.kid })
  const kids = [key.publicJwk.kid, parties.museum.publicJwk.kid]
  const both = applyEnrolment(directory, rollover, {})
  expect(keysOf(both, 'museum-client')).toEqual(kids)
  // Confirming twice changes nothing.
  expect(keysOf(applyEnrolment(both, rollover, {}), 'museum-client')).toEqual(kids)
  expect(keysOf(applyEnrolment(directory, rollover, { replaceKeys: true }), 'museum-client')).toEqual([kids[0]])
  expect(keysOf(dropKey(both, 'museum-client', kids[1] ?? ''), 'museum-client')).toEqual([kids[0]])
})

test('nobody joins for an organisation that is not named, or takes the client of another', () => {
  expect(() => applyEnrolment(directory, asked({ organisation: 'nobody' }), {})).toThrow('ORGANISATION_UNKNOWN')
  expect(() => applyEnrolment(directory, asked({ clientId: 'stage-client' }), {})).toThrow('ORGANISATION_UNKNOWN')
  const register = { name: 'Nobody yet', kind: 'auditor' } as const
  const grown = applyEnrolment(directory, asked({ organisation: 'nobody' }), { register })
  expect(findOrganisation(grown, 'nobody')).toMatchObject({ ...register, status: 'active', sealKeys: [] })
})

test('a tenant’s new sealing key stands first and the old ones stay; an institution gets none', () => {
  const change = { organisation: 'tenant', clientId: 'tenant-client', sealKeys: [seal.publicJwk] }
  const kids = findOrganisation(applyEnrolment(directory, asked(change), {}), 'tenant')?.sealKeys.map(({ kid }) => kid)
  expect(kids).toEqual([seal.publicJwk.kid, parties.tenantSeal.publicJwk.kid])
  expect(() => applyEnrolment(directory, asked({ sealKeys: [seal.publicJwk] }), {})).toThrow('DIRECTORY_INVALID')
})

test('what the directory cannot be is refused: a key of another party, a scope of the other gate, the last key', () => {
  const stolen = asked({ signKey: parties.stage.publicJwk })
  expect(() => applyEnrolment(directory, stolen, {})).toThrow('DIRECTORY_KEY_SHARED')
  expect(() => applyEnrolment(directory, asked(), { scopes: ['release:read'] })).toThrow('DIRECTORY_OPENS_BOTH_GATES')
  expect(() => dropKey(directory, 'museum-client', parties.museum.publicJwk.kid)).toThrow('DIRECTORY_INVALID')
  expect(() => dropKey(directory, 'museum-client', key.publicJwk.kid)).toThrow('ENROLMENT_UNKNOWN')
})
