import { operation } from '../../kernel/http/operation.ts'
import { LIMIT } from './limits.ts'
import {
  AnswerBody,
  ListRequestsInput,
  MakeRequestInput,
  RequestPath,
  RequestState,
  Requests,
  Result,
  ResultPending,
  SelectionBody,
  SelectionPath,
  Translations,
} from './schemas.ts'

const tag = 'reveal'
const REQUEST = ['REQUEST_SIGNATURE_INVALID', 'REQUEST_NOT_ALLOWED', 'REQUEST_EXPIRED', 'REQUEST_INVALID'] as const
const results = {
  200: { description: 'The answer, and that it was in the log before it was made', schema: Result },
  202: { description: 'There is no answer yet', schema: ResultPending },
} as const

export const makeRequestOperation = operation({
  method: 'post',
  path: '/v1/approval-requests',
  operationId: 'makeApprovalRequest',
  tag,
  summary: 'Ask to reveal persons, or to translate pseudonyms',
  scope: 'reveal:request',
  body: { schema: MakeRequestInput, kind: 'json', bytesMax: LIMIT.requestBytesMax, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: {
    200: { description: 'The same request was made before', schema: RequestState },
    201: { description: 'Made; it waits for its selection and for two approvals', schema: RequestState },
  },
  errors: [...REQUEST, 'REQUEST_EXISTS', 'REVEAL_NOT_ALLOWED', 'TRANSLATE_NOT_ALLOWED'],
})

export const receiveSelectionOperation = operation({
  method: 'put',
  path: '/v1/approval-requests/{requestId}/selection/{number}',
  operationId: 'sendSelection',
  tag,
  summary: 'Send a part of the selection, sealed to the key engine',
  scope: 'reveal:request',
  params: SelectionPath,
  body: { schema: SelectionBody, kind: 'json', bytesMax: LIMIT.selectionBytesMax, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: { 204: { description: 'Received' } },
  errors: [...REQUEST, 'NOT_FOUND', 'SELECTION_MISMATCH', 'PART_MALFORMED', 'PART_WRONG_KEY', 'PART_CONTEXT_MISMATCH'],
})

export const answerRequestOperation = operation({
  method: 'post',
  path: '/v1/approval-requests/{requestId}/approvals',
  operationId: 'answerApprovalRequest',
  tag,
  summary: 'Approve or refuse a request, by a signature of one’s own',
  scope: 'reveal:approve',
  params: RequestPath,
  body: { schema: AnswerBody, kind: 'json', bytesMax: LIMIT.approvalBytesMax, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: { 200: { description: 'What the request has come to', schema: RequestState } },
  errors: [
    ...REQUEST,
    'NOT_FOUND',
    'APPROVAL_EXISTS',
    'APPROVAL_INVALID',
    'APPROVAL_SIGNATURE_INVALID',
    'APPROVAL_OTHER_REQUEST',
    'APPROVAL_NOT_ALLOWED',
    'APPROVAL_NOT_INDEPENDENT',
    'APPROVAL_OUT_OF_TIME',
  ],
})

export const listRequestsOperation = operation({
  method: 'get',
  path: '/v1/approval-requests',
  operationId: 'listApprovalRequests',
  tag,
  summary: 'Requests of one’s own house; all, for whoever may approve',
  scope: 'reveal:read',
  query: ListRequestsInput,
  answers: { 200: { description: 'The newest first', schema: Requests } },
  errors: [],
})

export const readRequestOperation = operation({
  method: 'get',
  path: '/v1/approval-requests/{requestId}',
  operationId: 'readApprovalRequest',
  tag,
  summary: 'What became of a request',
  scope: 'reveal:read',
  params: RequestPath,
  answers: { 200: { description: 'The request with its approvals', schema: RequestState } },
  errors: ['NOT_FOUND'],
})

export const readResultOperation = operation({
  method: 'get',
  path: '/v1/approval-requests/{requestId}/result',
  operationId: 'readRevealResult',
  tag,
  summary: 'The answer to a reveal of one’s own house, sealed to its requester',
  scope: 'reveal:read',
  params: RequestPath,
  answers: results,
  errors: ['NOT_FOUND'],
})

export const listTranslationsOperation = operation({
  method: 'get',
  path: '/v1/translations',
  operationId: 'listTranslations',
  tag,
  summary: 'Translations into the tenant’s own domains',
  scope: 'release:read',
  answers: { 200: { description: 'The newest first', schema: Translations } },
  errors: [],
})

export const readTranslationOperation = operation({
  method: 'get',
  path: '/v1/translations/{requestId}/parts/{number}',
  operationId: 'readTranslationPart',
  tag,
  summary: 'A part of a translation, sealed to the tenant that receives it',
  scope: 'release:read',
  params: SelectionPath,
  answers: results,
  errors: ['NOT_FOUND'],
})
