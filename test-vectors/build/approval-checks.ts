import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import {
  ACCOUNT,
  approval,
  counted,
  DIRECTORY,
  destruction,
  directoryWith,
  type Name,
  NOW,
  reveal,
  translate,
  WHO,
} from './approval-documents.ts'
import type { Case, Fields } from './frame.ts'
import { outputOf } from './frame.ts'
import { signPair } from './part-keys.ts'

/** The key by which somebody signs. */
export const keyOf = (name: Name): Fields => signPair(WHO[name]).sign
async function signed(document: Fields, by: Name): Promise<{ readonly jws: string; readonly digest: string }> {
  const made = await outputOf('SignRequest', { document, key: keyOf(by) })
  return { jws: text(made, 'jws'), digest: text(made, 'digest') }
}
async function approvedBy(name: Name, of: string, change: Fields = {}, by: Name = name): Promise<string> {
  const document = { ...approval, request: of, approver: `p-${name}`, ...change }
  return text(await outputOf('SignApproval', { document, key: keyOf(by) }), 'jws')
}
const asked = await signed(reveal, 'rita')
const [adam, bea] = [await approvedBy('adam', asked.digest), await approvedBy('bea', asked.digest)]
const ended = await signed(destruction, 'olaf')
const [kim, kees] = [await approvedBy('kim', ended.digest), await approvedBy('kees', ended.digest)]
const moved = await signed(translate, 'tess')
const byKim = await signed({ ...destruction, requester: 'p-kim' }, 'kim')
const OTHER_ACCOUNT = 'cd'.repeat(32)
const base: Fields = { directory: DIRECTORY, request: asked.jws, approvals: [adam, bea], now: NOW }
const approvals = async (...others: readonly Promise<string>[]): Promise<Fields> => ({
  ...base,
  approvals: [adam, ...(await Promise.all(others))],
})
const as = (change: Partial<Record<Name, Fields>>): Fields => ({ ...base, directory: directoryWith(change) })

const check = counted(201)
/** Who counts as two others, and who does not. */
export const CHECK_CASES: Case[] = [
  check('two approvals of a reveal', ['Normal'], base),
  check('two custodians for the end of a key', ['Normal'], { ...base, request: ended.jws, approvals: [kim, kees] }),
  check('two approvals of a translation', ['Normal'], {
    ...base,
    request: moved.jws,
    approvals: [await approvedBy('adam', moved.digest), await approvedBy('bea', moved.digest)],
  }),
  check('a millisecond before its end', ['Normal'], { ...base, now: '2026-03-08T11:59:59.999Z' }),
  check('a clock five minutes ahead', ['Normal'], { ...base, now: '2026-03-01T11:55:00.000Z' }),
  check('at its end', ['OutOfTime'], { ...base, now: '2026-03-08T12:00:00.000Z' }, 'REQUEST_EXPIRED'),
  check(
    'five minutes and a millisecond early',
    ['OutOfTime'],
    { ...base, now: '2026-03-01T11:54:59.999Z' },
    'REQUEST_EXPIRED',
  ),
  check(
    'a request by another’s key',
    ['Forged'],
    { ...base, request: (await signed(reveal, 'adam')).jws },
    'REQUEST_SIGNATURE_INVALID',
  ),
  check('an approval in the place of a request', ['Forged'], { ...base, request: adam }, 'REQUEST_SIGNATURE_INVALID'),
  check('a key that was taken from the requester', ['Forged'], as({ rita: { keys: [] } }), 'REQUEST_SIGNATURE_INVALID'),
  check('a suspended requester', ['NotAllowed'], as({ rita: { status: 'suspended' } }), 'REQUEST_NOT_ALLOWED'),
  check(
    'a requester without the role',
    ['NotAllowed'],
    as({ rita: { roles: ['reveal-approver'] } }),
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a requester of a suspended institution',
    ['NotAllowed'],
    as({ rita: { organisation: 'stage-b' } }),
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a requester whose last day was yesterday',
    ['NotAllowed'],
    as({ rita: { validUntil: '2026-03-01' } }),
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a person of the tenant who asks for an institution',
    ['NotAllowed'],
    { ...base, request: (await signed({ ...reveal, requester: 'p-tess' }, 'tess')).jws },
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a person of an institution who asks to translate',
    ['NotAllowed'],
    { ...base, request: (await signed({ ...translate, requester: 'p-rita' }, 'rita')).jws },
    'REQUEST_NOT_ALLOWED',
  ),
  check('no approval', ['NotIndependent'], { ...base, approvals: [] }, 'APPROVAL_TOO_FEW'),
  check('one approval', ['NotIndependent'], { ...base, approvals: [adam] }, 'APPROVAL_TOO_FEW'),
  check('one approval twice', ['NotIndependent'], { ...base, approvals: [adam, adam] }, 'APPROVAL_NOT_INDEPENDENT'),
  check(
    'two approvals by one person',
    ['NotIndependent'],
    await approvals(approvedBy('adam', asked.digest, { id: '0b5a1c1e-3b1f-4d55-9d0e-5f0a3f9f4b02' })),
    'APPROVAL_NOT_INDEPENDENT',
  ),
  check(
    'two approvers of one account',
    ['NotIndependent'],
    as({ bea: { account: ACCOUNT } }),
    'APPROVAL_NOT_INDEPENDENT',
  ),
  check(
    'a refusal',
    ['NotAllowed'],
    await approvals(approvedBy('bea', asked.digest, { decision: 'refuse' })),
    'REQUEST_REFUSED',
  ),
  check(
    'an approver without the role',
    ['NotAllowed'],
    await approvals(approvedBy('kim', asked.digest)),
    'APPROVAL_NOT_ALLOWED',
  ),
  check('a suspended approver', ['NotAllowed'], as({ bea: { status: 'suspended' } }), 'APPROVAL_NOT_ALLOWED'),
  check(
    'an approver whose last day was yesterday',
    ['NotAllowed'],
    as({ bea: { validUntil: '2026-03-01' } }),
    'APPROVAL_NOT_ALLOWED',
  ),
  check(
    'an approval of another request',
    ['Forged'],
    await approvals(approvedBy('bea', ended.digest)),
    'APPROVAL_OTHER_REQUEST',
  ),
  check(
    'an approval by another’s key',
    ['Forged'],
    await approvals(approvedBy('bea', asked.digest, {}, 'adam')),
    'APPROVAL_SIGNATURE_INVALID',
  ),
  check(
    'a person whom nobody knows',
    ['Forged'],
    await approvals(approvedBy('bea', asked.digest, { approver: 'p-nobody' })),
    'APPROVAL_SIGNATURE_INVALID',
  ),
  check(
    'a request in the place of an approval',
    ['Forged'],
    { ...base, approvals: [adam, asked.jws] },
    'APPROVAL_SIGNATURE_INVALID',
  ),
  check(
    'an approval from before the request',
    ['OutOfTime'],
    await approvals(approvedBy('bea', asked.digest, { at: '2026-03-01T11:59:59.999Z' })),
    'APPROVAL_OUT_OF_TIME',
  ),
  check(
    'an approval from its end',
    ['OutOfTime'],
    await approvals(approvedBy('bea', asked.digest, { at: '2026-03-08T12:00:00.000Z' })),
    'APPROVAL_OUT_OF_TIME',
  ),
  check(
    'an approval of the moment of the request',
    ['Normal'],
    await approvals(approvedBy('bea', asked.digest, { at: '2026-03-01T12:00:00.000Z' })),
  ),
  check('on the last day of the requester', ['Normal'], as({ rita: { validUntil: '2026-03-02' } })),
  check('on the last day of an approver', ['Normal'], as({ bea: { validUntil: '2026-03-02' } })),
  check(
    'a requester of the institution that asks, which is suspended',
    ['NotAllowed'],
    {
      ...as({ rita: { organisation: 'stage-b' } }),
      request: (await signed({ ...reveal, institution: 'stage-b' }, 'rita')).jws,
    },
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'an approver of an institution that is suspended',
    ['NotAllowed'],
    as({ bea: { organisation: 'stage-b' } }),
    'APPROVAL_NOT_ALLOWED',
  ),
  check(
    'a person of one institution who asks for another',
    ['NotAllowed'],
    { ...base, request: (await signed({ ...reveal, institution: 'stage-b' }, 'rita')).jws },
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a person of the tenant who asks for it as if it were an institution: both gates',
    ['NotAllowed'],
    { ...base, request: (await signed({ ...reveal, requester: 'p-tess', institution: 'audience' }, 'tess')).jws },
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a person of a tenant who asks to translate from another',
    ['NotAllowed'],
    { ...base, request: (await signed({ ...translate, from: { tenant: 'stage-c', domain: 'panel' } }, 'tess')).jws },
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a person of an institution who asks to translate from it as if it were a tenant',
    ['NotAllowed'],
    {
      ...base,
      request: (
        await signed({ ...translate, requester: 'p-rita', from: { tenant: 'museum-a', domain: 'panel' } }, 'rita')
      ).jws,
    },
    'REQUEST_NOT_ALLOWED',
  ),
  check(
    'a custodian who approves what he asked for',
    ['NotIndependent'],
    {
      ...base,
      request: byKim.jws,
      approvals: [await approvedBy('kees', byKim.digest), await approvedBy('kim', byKim.digest)],
    },
    'APPROVAL_NOT_INDEPENDENT',
  ),
  check(
    'a custodian of the account of the one who asked',
    ['NotIndependent'],
    {
      ...as({ kim: { account: OTHER_ACCOUNT }, kees: { account: OTHER_ACCOUNT, organisation: 'museum-a' } }),
      request: byKim.jws,
      approvals: [await approvedBy('kees', byKim.digest)],
    },
    'APPROVAL_NOT_INDEPENDENT',
  ),
  check(
    'a person who is no custodian and would end a key',
    ['NotAllowed'],
    { ...base, request: (await signed({ ...destruction, requester: 'p-adam' }, 'adam')).jws },
    'REQUEST_NOT_ALLOWED',
  ),
]
