import {
  type ApprovableRequest,
  type Approval,
  checkApprovals,
  checkDayLimit,
  checkRevealAllowed,
  checkSelected,
  checkTranslateAllowed,
  parseApproval,
  parseRequest,
  requestDigest,
  requireRevealDomain,
  type Selection,
  signApproval,
  signRequest,
} from '../approval/index.ts'
import { parseDirectory } from '../directory/index.ts'
import type { SigningKey } from '../jwk/index.ts'
import type { Pseudonym } from '../pseudonym/types.ts'
import type { Evaluate, Fields } from './fields.ts'
import { list, number, object, text } from './input.ts'

// Documents and keys of the vectors are what their types say, or else the case is there to be refused.
const as = <T>(value: unknown): T => value as T
const directoryOf = (input: Fields) => parseDirectory(JSON.parse(text(input, 'directory')))

/** Requests, approvals and who counts. */
export const approvalOperations: Readonly<Record<string, Evaluate>> = {
  ParseRequest: (input) => ({ document: as<Fields>(parseRequest(input.document)) }),
  ParseApproval: (input) => ({ document: as<Fields>(parseApproval(input.document)) }),
  SignRequest: async (input) => {
    const jws = await signRequest(as<ApprovableRequest>(input.document), as<SigningKey>(object(input, 'key')))
    return { jws, digest: requestDigest(jws) }
  },
  SignApproval: async (input) => ({
    jws: await signApproval(as<Approval>(input.document), as<SigningKey>(object(input, 'key'))),
  }),
  CheckApprovals: async (input) => {
    const approvals = as<string[]>(list(input, 'approvals'))
    const now = text(input, 'now')
    const { requester, approvers } = await checkApprovals(directoryOf(input), text(input, 'request'), approvals, now)
    return { requester: requester.id, approvers: approvers.map(({ id }) => id) }
  },
  CheckAllowed: (input) => {
    const request = parseRequest(input.document)
    if (request.act === 'reveal') checkRevealAllowed(directoryOf(input), request, text(input, 'day'))
    if (request.act === 'translate') checkTranslateAllowed(directoryOf(input), request, text(input, 'day'))
    return { allowed: true }
  },
  CheckDayLimit: (input) => {
    const domain = requireRevealDomain(directoryOf(input), {
      tenant: text(input, 'tenant'),
      domain: text(input, 'domain'),
    })
    checkDayLimit(domain, number(input, 'before'), number(input, 'persons'))
    return { allowed: true }
  },
  CheckSelected: (input) => {
    checkSelected(as<Selection>(object(input, 'selection')), as<Pseudonym[][]>(list(input, 'parts')))
    return { allowed: true }
  },
}
