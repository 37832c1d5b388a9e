import { operation } from '../../kernel/http/operation.ts'
import { LIMIT } from './limits.ts'
import { ReceivedRewrapChunk, Rewrap, RewrapChunkBody, RewrapChunkPath, RewrapPath } from './rewrap-schemas.ts'
import { AcknowledgeInput, ListReleasesInput, ReadPartsInput, ReleaseParts, Releases } from './schemas.ts'

const common = { tag: 'release', scope: 'release:read' } as const

export const listReleasesOperation = operation({
  ...common,
  method: 'get',
  path: '/v1/releases',
  operationId: 'listReleases',
  summary: 'The tenant’s own feed after a cursor',
  query: ListReleasesInput,
  answers: { 200: { description: 'A page of the feed', schema: Releases } },
  errors: [],
})

export const readPartsOperation = operation({
  ...common,
  method: 'get',
  path: '/v1/releases/{cursor}/parts',
  operationId: 'readReleaseParts',
  summary: 'The sealed parts of one item',
  params: ReadPartsInput,
  answers: { 200: { description: 'The parts', schema: ReleaseParts } },
  errors: ['NOT_FOUND'],
})

export const acknowledgeOperation = operation({
  ...common,
  method: 'put',
  path: '/v1/releases/acknowledgement',
  operationId: 'acknowledgeReleases',
  summary: 'Everything up to a cursor is safe at the tenant’s: delete it here',
  body: { schema: AcknowledgeInput, kind: 'json', bytesMax: LIMIT.smallBodyBytesMax, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: { 204: { description: 'Acknowledged' } },
  errors: [],
})

export const receiveRewrapOperation = operation({
  tag: 'release',
  scope: 'rewrap:write',
  method: 'put',
  path: '/v1/rewraps/{rewrapId}/chunks/{number}',
  operationId: 'receiveRewrapChunk',
  summary: 'Send a sealed list of own pseudonyms of an older epoch; the answer comes in the feed',
  params: RewrapChunkPath,
  body: { schema: RewrapChunkBody, kind: 'json', bytesMax: LIMIT.rewrapBodyBytesMax, tooLarge: 'CHUNK_TOO_LARGE' },
  answers: {
    200: { description: 'The same list was received before', schema: ReceivedRewrapChunk },
    201: { description: 'Received', schema: ReceivedRewrapChunk },
  },
  errors: ['NOT_FOUND', 'CHUNK_CHANGED', 'PART_MALFORMED', 'PART_WRONG_KEY', 'PART_CONTEXT_MISMATCH'],
})

export const readRewrapOperation = operation({
  tag: 'release',
  scope: 'rewrap:write',
  method: 'get',
  path: '/v1/rewraps/{rewrapId}',
  operationId: 'readRewrap',
  summary: 'What became of the lists of an own rewrap',
  params: RewrapPath,
  answers: { 200: { description: 'The rewrap', schema: Rewrap } },
  errors: ['NOT_FOUND'],
})
