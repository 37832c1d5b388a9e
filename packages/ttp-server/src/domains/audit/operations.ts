import { z } from '@hono/zod-openapi'
import { operation } from '../../kernel/http/operation.ts'

const tag = 'log'
const TilePath = z.strictObject({
  path: z.string().openapi({ description: 'As C2SP tlog-tiles writes it after "tile/"', example: '0/x001/067.p/17' }),
})

export const readCheckpointOperation = operation({
  method: 'get',
  path: '/v1/log/checkpoint',
  operationId: 'readCheckpoint',
  tag,
  summary: 'The newest signed checkpoint of the audit log (C2SP tlog-checkpoint)',
  scope: 'public',
  answers: { 200: { description: 'A signed note', mediaType: 'text/plain; charset=utf-8' } },
  errors: ['NOT_FOUND'],
})

export const readTileOperation = operation({
  method: 'get',
  path: '/v1/log/tile/{path}',
  wildcard: true,
  operationId: 'readTile',
  tag,
  summary: 'A tile of hashes, or a bundle of entries, of the audit log (C2SP tlog-tiles)',
  scope: 'public',
  params: TilePath,
  answers: { 200: { description: 'Hashes or entries', mediaType: 'application/octet-stream' } },
  errors: ['NOT_FOUND'],
})
