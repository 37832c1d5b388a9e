import { z } from '@hono/zod-openapi'
import { operation } from '../../kernel/http/operation.ts'
import { ENROLMENT } from './limits.ts'
import {
  DirectoryVersion,
  EngineKeys,
  EnrolmentAnswer,
  EnrolmentInput,
  EnrolmentRequests,
  PublishDirectoryInput,
  ReadDirectoryVersionInput,
  TokenAnswer,
  TokenRequest,
} from './schemas.ts'

const tag = 'registry'

export const issueTokenOperation = operation({
  method: 'post',
  path: '/v1/token',
  operationId: 'issueToken',
  tag,
  summary: 'Exchange a client assertion (private_key_jwt), or the ID token of a person, for an access token',
  scope: 'public',
  body: { schema: TokenRequest, kind: 'form', bytesMax: 16_384, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: { 200: { description: 'An access token', schema: TokenAnswer } },
  errors: [
    'CLIENT_ASSERTION_INVALID',
    'CLIENT_ASSERTION_REPLAYED',
    'CLIENT_CERTIFICATE_INVALID',
    'ORGANISATION_SUSPENDED',
    'CLIENT_SUSPENDED',
    'GRANT_UNSUPPORTED',
    'SIGN_IN_INVALID',
    'SIGN_IN_REPLAYED',
    'PERSON_UNKNOWN',
    'PERSON_AMBIGUOUS',
    'PERSON_SUSPENDED',
    'SECOND_FACTOR_MISSING',
    'SCOPE_MISSING',
  ],
})

export const readDirectoryOperation = operation({
  method: 'get',
  path: '/v1/directory',
  operationId: 'readDirectory',
  tag,
  summary: 'The newest version of the directory, signed by the registrar',
  scope: 'public',
  answers: { 200: { description: 'The newest version', schema: DirectoryVersion } },
  errors: ['NOT_FOUND'],
})

export const readDirectoryVersionOperation = operation({
  method: 'get',
  path: '/v1/directory/{version}',
  operationId: 'readDirectoryVersion',
  tag,
  summary: 'One version of the directory, signed by the registrar',
  scope: 'public',
  params: ReadDirectoryVersionInput,
  answers: { 200: { description: 'The version', schema: DirectoryVersion } },
  errors: ['NOT_FOUND'],
})

export const publishDirectoryOperation = operation({
  method: 'post',
  path: '/v1/directory-versions',
  operationId: 'publishDirectory',
  tag,
  summary: 'Publish the next version of the directory; the signature of the registrar is the right to do so',
  scope: 'public',
  body: { schema: PublishDirectoryInput, kind: 'json', bytesMax: 4_194_304, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: {
    200: { description: 'The same version was published before', schema: z.strictObject({ version: z.int() }) },
    201: { description: 'Published', schema: z.strictObject({ version: z.int() }) },
  },
  errors: ['DIRECTORY_INVALID'],
})

export const receiveEnrolmentOperation = operation({
  method: 'post',
  path: '/v1/enrolment-requests',
  operationId: 'receiveEnrolment',
  tag,
  summary:
    'Ask the registrar for enrolment or for a change of keys; the request counts for nothing until he has compared it',
  scope: 'public',
  body: { schema: EnrolmentInput, kind: 'json', bytesMax: ENROLMENT.bodyBytesMax, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: {
    200: { description: 'The same request was received before', schema: EnrolmentAnswer },
    201: { description: 'Received', schema: EnrolmentAnswer },
  },
  errors: ['ENROLMENT_INVALID', 'ENROLMENT_QUEUE_FULL'],
})

export const listEnrolmentsOperation = operation({
  method: 'get',
  path: '/v1/enrolment-requests',
  operationId: 'listEnrolments',
  tag,
  summary: 'Requests that wait for the registrar, as the clients signed them',
  scope: 'public',
  answers: { 200: { description: 'All that wait', schema: EnrolmentRequests } },
  errors: [],
})

export const listEngineKeysOperation = operation({
  method: 'get',
  path: '/v1/engine-keys',
  operationId: 'listEngineKeys',
  tag,
  summary: 'Public keys that the engines announce, for the registrar to compare and sign',
  scope: 'public',
  answers: { 200: { description: 'All keys', schema: EngineKeys } },
  errors: [],
})
