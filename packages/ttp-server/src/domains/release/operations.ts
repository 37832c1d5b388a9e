import { operation } from '../../kernel/http/operation.ts'
import { LIMIT } from './limits.ts'
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
