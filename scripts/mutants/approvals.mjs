// Flaws in dual control: who may ask, who may answer, and how many.
import { mutant } from './mutant.mjs'

const APPROVAL = 'packages/ttp-core/src/approval'
const TESTS = 'packages/ttp-core/test/approval/check-approvals.test.ts'
const approving = (name, file, find, replace) => mutant(name, `${APPROVAL}/${file}`, find, replace, TESTS, undefined)

/** Flaws in what two other persons approve. */
export const APPROVAL_MUTANTS = [
  approving(
    'one approval is enough',
    'check-approvals.ts',
    'approvers.length < APPROVALS_NEEDED',
    'approvers.length < APPROVALS_NEEDED - 1',
  ),
  approving(
    'one person approves twice',
    'check-approvals.ts',
    "    if (approvers.some((other) => samePerson(other, approver))) throw new CoreError('APPROVAL_NOT_INDEPENDENT')\n",
    '',
  ),
  approving(
    'who asks approves',
    'check-approvals.ts',
    "  if (samePerson(approver, requester)) throw new CoreError('APPROVAL_NOT_INDEPENDENT')\n",
    '',
  ),
  approving(
    'anybody approves',
    'check-approvals.ts',
    'approver.roles.includes(ROLE_OF_APPROVER[request.act]) && mayAct',
    'mayAct',
  ),
  approving(
    'a refusal is passed over',
    'check-approvals.ts',
    "isRefused ||= approval.decision === 'refuse'",
    'isRefused ||= false',
  ),
  approving(
    'an approval of another request',
    'check-approvals.ts',
    "  if (approval.request !== requestDigest(requestJws)) throw new CoreError('APPROVAL_OTHER_REQUEST')\n",
    '',
  ),
  approving(
    'an approval under another’s name',
    'check-approvals.ts',
    "  if (!approver?.keys.some(({ kid }) => kid === signerKid)) throw new CoreError('APPROVAL_SIGNATURE_INVALID')",
    "  if (approver === undefined || signerKid === '') throw new CoreError('APPROVAL_SIGNATURE_INVALID')",
  ),
  approving('an approval after the end', 'check-approvals.ts', ' || approval.at >= request.expiresAt', ''),
  approving(
    'a request under another’s name',
    'check-request.ts',
    "  if (!requester?.keys.some(({ kid }) => kid === signerKid)) throw new CoreError('REQUEST_SIGNATURE_INVALID')",
    "  if (requester === undefined || signerKid === '') throw new CoreError('REQUEST_SIGNATURE_INVALID')",
  ),
  approving('a request for ever', 'check-request.ts', 'isEarly || now >= request.expiresAt', 'isEarly'),
  approving(
    'a request for another institution',
    'check-request.ts',
    'requester.organisation === id && findOrganisation',
    'findOrganisation',
  ),
  approving('two people of one account are two', 'person.ts', "(a.account !== '' && a.account === b.account)", 'false'),
  approving('whoever is suspended approves', 'person.ts', 'isEmployed && isCurrent(person, onDate)', 'isEmployed'),
  approving('whose organisation is suspended approves', 'person.ts', 'isEmployed && isCurrent', 'isCurrent'),
]
