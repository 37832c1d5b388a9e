import { expect, it } from 'vitest'
import {
  needsSecondFactor,
  PERSON_ROLES,
  SCOPES,
  SCOPES_OF_KIND,
  SCOPES_OF_ROLE,
  scopesOfRoles,
} from '../../src/directory/index.ts'

it('somebody has the scopes of the roles and no other, each once [HTTP-34]', () => {
  for (const role of PERSON_ROLES) expect(scopesOfRoles([role])).toEqual(SCOPES_OF_ROLE[role])
  expect(scopesOfRoles([])).toEqual([])
  const both = scopesOfRoles(['institution-administrator', 'reveal-requester'])
  expect(new Set(both).size).toBe(both.length)
  expect(both).toEqual(SCOPES.filter((scope) => both.includes(scope)))
  expect(both).toContain('delivery:read')
  expect(both).toContain('reveal:request')
})

it('no person delivers or reads releases, and nobody but people asks for what people answer for [DIRE-4, HTTP-34]', () => {
  for (const role of PERSON_ROLES)
    for (const scope of SCOPES_OF_ROLE[role])
      expect(['delivery:write', 'release:read', 'rewrap:write']).not.toContain(scope)
  for (const scopes of Object.values(SCOPES_OF_KIND)) for (const scope of scopes) expect(scope).not.toMatch(/^reveal:/)
})

it('no scope is there that nobody may have', () => {
  const held = new Set([...Object.values(SCOPES_OF_KIND), ...Object.values(SCOPES_OF_ROLE)].flat())
  expect(SCOPES.filter((scope) => !held.has(scope))).toEqual([])
})

it('one role that wants a second factor is enough to want it [HTTP-35]', () => {
  expect(needsSecondFactor(['institution-administrator'])).toBe(false)
  expect(needsSecondFactor(['auditor'])).toBe(false)
  expect(needsSecondFactor(['institution-administrator', 'reveal-requester'])).toBe(true)
  for (const role of ['operator', 'registrar', 'key-custodian', 'reveal-approver', 'clerical-reviewer'] as const)
    expect(needsSecondFactor([role]), role).toBe(true)
})
