import { describe, expect, it } from 'vitest'
import { type ApprovableRequest, checkApprovals, signRequest } from '../../src/approval/index.ts'
import type { Directory, Person } from '../../src/directory/index.ts'
import { signDocument } from '../../src/document/index.ts'
import { approvalBy, destruction, directory, NOW, peopleKeys, request } from './fixture.ts'

const signed = () => signRequest(request, peopleKeys.rita.privateJwk)
const change = (id: string, members: Partial<Person>): Directory => ({
  ...directory,
  people: directory.people.map((person) => (person.id === `person-${id}` ? { ...person, ...members } : person)),
})
const code = (value: string) => ({ code: value })

describe('two approvals of others', () => {
  it('make an approved request', async () => {
    const jws = await signed()
    const approved = await checkApprovals(
      directory,
      jws,
      [await approvalBy('adam', jws), await approvalBy('bea', jws)],
      NOW,
    )
    expect(approved.request).toEqual(request)
    expect(approved.requester.id).toBe('person-rita')
    expect(approved.approvers.map(({ id }) => id)).toEqual(['person-adam', 'person-bea'])
  })

  it('of key custodians destroy a key, and those of approvers of reveals do not', async () => {
    const jws = await signRequest(destruction, peopleKeys.olaf.privateJwk)
    const custodians = [await approvalBy('kim', jws), await approvalBy('kees', jws)]
    expect((await checkApprovals(directory, jws, custodians, NOW)).request).toEqual(destruction)
    const approvers = [await approvalBy('kim', jws), await approvalBy('adam', jws)]
    await expect(checkApprovals(directory, jws, approvers, NOW)).rejects.toMatchObject(code('APPROVAL_NOT_ALLOWED'))
  })
})

describe('dual control refuses', () => {
  it.each<[string, (jws: string) => Promise<string>[], string]>([
    ['no approval', () => [], 'APPROVAL_TOO_FEW'],
    ['one approval', (jws) => [approvalBy('adam', jws)], 'APPROVAL_TOO_FEW'],
    ['one approval twice', (jws) => [approvalBy('adam', jws), approvalBy('adam', jws)], 'APPROVAL_NOT_INDEPENDENT'],
    [
      'two approvals by one person',
      (jws) => [approvalBy('adam', jws), approvalBy('adam', jws, { id: '0b5a1c1e-3b1f-4d55-9d0e-5f0a3f9f4b02' })],
      'APPROVAL_NOT_INDEPENDENT',
    ],
    [
      'a refusal beside two approvals',
      (jws) => [approvalBy('adam', jws), approvalBy('bea', jws), approvalBy('cas', jws, { decision: 'refuse' })],
      'REQUEST_REFUSED',
    ],
    [
      'an approver without the role',
      (jws) => [approvalBy('adam', jws), approvalBy('kim', jws)],
      'APPROVAL_NOT_ALLOWED',
    ],
    [
      'an approval of another request',
      (jws) => [approvalBy('adam', jws), approvalBy('bea', `${jws}x`)],
      'APPROVAL_OTHER_REQUEST',
    ],
    [
      'an approval before the request was made',
      (jws) => [approvalBy('adam', jws), approvalBy('bea', jws, { at: '2026-03-01T11:59:59.999Z' })],
      'APPROVAL_OUT_OF_TIME',
    ],
    [
      'an approval after the request ended',
      (jws) => [approvalBy('adam', jws), approvalBy('bea', jws, { at: request.expiresAt })],
      'APPROVAL_OUT_OF_TIME',
    ],
    [
      'a name under another’s signature',
      (jws) => [approvalBy('adam', jws), approvalBy('bea', jws, {}, peopleKeys.adam.privateJwk)],
      'APPROVAL_SIGNATURE_INVALID',
    ],
    [
      'a person whom the directory does not know',
      (jws) => [approvalBy('adam', jws), approvalBy('bea', jws, { approver: 'person-nobody' })],
      'APPROVAL_SIGNATURE_INVALID',
    ],
    [
      'a request in the place of an approval',
      (jws) => [approvalBy('adam', jws), Promise.resolve(jws)],
      'APPROVAL_SIGNATURE_INVALID',
    ],
  ])('%s', async (_what, approvals, expected) => {
    const jws = await signed()
    const list = await Promise.all(approvals(jws))
    await expect(checkApprovals(directory, jws, list, NOW)).rejects.toMatchObject(code(expected))
  })

  it.each<[string, Directory, string]>([
    ['a suspended approver', change('bea', { status: 'suspended' }), 'APPROVAL_NOT_ALLOWED'],
    ['an approver whose term ended', change('bea', { validUntil: '2026-03-01' }), 'APPROVAL_NOT_ALLOWED'],
    ['an approver of an unknown organisation', change('bea', { organisation: 'gone' }), 'APPROVAL_NOT_ALLOWED'],
    ['an approver of a suspended organisation', change('bea', { organisation: 'stage-b' }), 'APPROVAL_NOT_ALLOWED'],
    [
      'two approvers of one account',
      change('bea', { account: directory.people.find(({ id }) => id === 'person-adam')?.account ?? '' }),
      'APPROVAL_NOT_INDEPENDENT',
    ],
    [
      'two approvers of one key',
      change('bea', { keys: [peopleKeys.bea.publicJwk, peopleKeys.adam.publicJwk] }),
      'APPROVAL_NOT_INDEPENDENT',
    ],
    [
      'an approver who is the requester under another name',
      change('bea', { account: directory.people.find(({ id }) => id === 'person-rita')?.account ?? '' }),
      'APPROVAL_NOT_INDEPENDENT',
    ],
    [
      'a requester who approves by a key that he also holds',
      change('bea', { keys: [peopleKeys.bea.publicJwk, peopleKeys.rita.publicJwk] }),
      'APPROVAL_NOT_INDEPENDENT',
    ],
    ['a suspended requester', change('rita', { status: 'suspended' }), 'REQUEST_NOT_ALLOWED'],
    ['a requester without the role', change('rita', { roles: ['reveal-approver'] }), 'REQUEST_NOT_ALLOWED'],
    ['a requester of another organisation', change('rita', { organisation: 'auditor-c' }), 'REQUEST_NOT_ALLOWED'],
    ['a key that was taken from the requester', change('rita', { keys: [] }), 'REQUEST_SIGNATURE_INVALID'],
  ])('%s', async (_what, people, expected) => {
    const jws = await signed()
    const list = [await approvalBy('adam', jws), await approvalBy('bea', jws)]
    await expect(checkApprovals(people, jws, list, NOW)).rejects.toMatchObject(code(expected))
  })

  it('the requester as one of the two, though he has the role', async () => {
    const jws = await signed()
    const both = change('rita', { roles: ['reveal-requester', 'reveal-approver'] })
    const list = [await approvalBy('rita', jws), await approvalBy('adam', jws)]
    await expect(checkApprovals(both, jws, list, NOW)).rejects.toMatchObject(code('APPROVAL_NOT_INDEPENDENT'))
  })

  it('a person of the tenant, who has the activities, as requester of a reveal', async () => {
    const jws = await signRequest({ ...request, requester: 'person-tess' }, peopleKeys.tess.privateJwk)
    await expect(checkApprovals(directory, jws, [], NOW)).rejects.toMatchObject(code('REQUEST_NOT_ALLOWED'))
    const posing = { ...request, requester: 'person-tess', institution: 'audience' }
    const posed = await signRequest(posing, peopleKeys.tess.privateJwk)
    await expect(checkApprovals(directory, posed, [], NOW)).rejects.toMatchObject(code('REQUEST_NOT_ALLOWED'))
  })

  it.each([
    ['a request at its end', request.expiresAt],
    ['a request of tomorrow', '2026-02-28T12:00:00.000Z'],
  ])('%s', async (_what, now) => {
    const jws = await signed()
    const list = [await approvalBy('adam', jws), await approvalBy('bea', jws)]
    await expect(checkApprovals(directory, jws, list, now)).rejects.toMatchObject(code('REQUEST_EXPIRED'))
  })

  it('a request that somebody else signed, and a directory in its place', async () => {
    const forged = await signRequest(request, peopleKeys.adam.privateJwk)
    await expect(checkApprovals(directory, forged, [], NOW)).rejects.toMatchObject(code('REQUEST_SIGNATURE_INVALID'))
    const other = await signDocument('sluis-manifest', request, peopleKeys.rita.privateJwk)
    await expect(checkApprovals(directory, other, [], NOW)).rejects.toMatchObject(code('REQUEST_SIGNATURE_INVALID'))
  })
})

describe('a request that does not follow its schema is refused', () => {
  const reveal = request as unknown as Record<string, unknown>
  it.each<[string, object]>([
    ['an act that is not in the list', { ...reveal, act: 'open' }],
    ['a member too many', { ...reveal, name: 'x' }],
    ['no selection', { ...reveal, selection: undefined }],
    ['nobody selected', { ...reveal, selection: { ...request.selection, count: 0 } }],
    ['too many selected', { ...reveal, selection: { ...request.selection, count: 1001 } }],
    ['a life of 31 days and a millisecond', { ...reveal, expiresAt: '2026-04-01T12:00:00.001Z' }],
    ['an end before its beginning', { ...reveal, expiresAt: '2026-03-01T11:00:00.000Z' }],
    ['a day that does not exist', { ...reveal, requestedAt: '2026-02-30T12:00:00.000Z' }],
    ['a ground that the law does not know', { ...reveal, legalGround: 'curiosity' }],
    ['a purpose on two lines', { ...reveal, purpose: 'a\nb' }],
    ['a private key for a recipient', { ...reveal, recipient: { ...request.recipient, d: 'x' } }],
  ])('%s', async (_what, value) => {
    await expect(signRequest(value as ApprovableRequest, peopleKeys.rita.privateJwk)).rejects.toMatchObject(
      code('REQUEST_INVALID'),
    )
  })
})
