import { operation } from '../../kernel/http/operation.ts'
import { LIMIT } from './limits.ts'
import {
  ChunkBody,
  ChunkPath,
  ClosureBody,
  Deliveries,
  Delivery,
  DeliveryPath,
  LinkabilityAnswer,
  ListDeliveriesInput,
  OpenDeliveryInput,
  ReceiptAnswer,
  ReceiptPending,
  ReceivedChunk,
} from './schemas.ts'

const tag = 'intake'
const receipts = {
  200: { description: 'The receipt', schema: ReceiptAnswer },
  202: { description: 'Closed; the audit log does not cover it yet', schema: ReceiptPending },
} as const

export const openDeliveryOperation = operation({
  method: 'post',
  path: '/v1/deliveries',
  operationId: 'openDelivery',
  tag,
  summary: 'Open a delivery',
  scope: 'delivery:write',
  body: { schema: OpenDeliveryInput, kind: 'json', bytesMax: LIMIT.smallBodyBytesMax, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: {
    200: { description: 'The same delivery was opened before', schema: Delivery },
    201: { description: 'Opened', schema: Delivery },
  },
  errors: ['AGREEMENT_MISSING', 'DELIVERY_EXISTS', 'DELIVERY_DUPLICATE'],
})

export const listDeliveriesOperation = operation({
  method: 'get',
  path: '/v1/deliveries',
  operationId: 'listDeliveries',
  tag,
  summary: 'The institution’s own deliveries, newest first',
  scope: 'delivery:read',
  query: ListDeliveriesInput,
  answers: { 200: { description: 'Deliveries', schema: Deliveries } },
  errors: [],
})

export const readDeliveryOperation = operation({
  method: 'get',
  path: '/v1/deliveries/{deliveryId}',
  operationId: 'readDelivery',
  tag,
  summary: 'An own delivery with its chunks',
  scope: 'delivery:read',
  params: DeliveryPath,
  answers: { 200: { description: 'The delivery', schema: Delivery } },
  errors: ['NOT_FOUND'],
})

export const receiveChunkOperation = operation({
  method: 'put',
  path: '/v1/deliveries/{deliveryId}/chunks/{number}',
  operationId: 'receiveChunk',
  tag,
  summary: 'Send the two sealed parts of a chunk',
  scope: 'delivery:write',
  params: ChunkPath,
  body: { schema: ChunkBody, kind: 'json', bytesMax: LIMIT.chunkBodyBytesMax, tooLarge: 'CHUNK_TOO_LARGE' },
  answers: {
    200: { description: 'The same chunk was received before', schema: ReceivedChunk },
    201: { description: 'Received', schema: ReceivedChunk },
  },
  errors: [
    'NOT_FOUND',
    'DELIVERY_CLOSED',
    'CHUNK_CHANGED',
    'PART_MALFORMED',
    'PART_WRONG_KEY',
    'PART_CONTEXT_MISMATCH',
  ],
})

export const closeDeliveryOperation = operation({
  method: 'put',
  path: '/v1/deliveries/{deliveryId}/closure',
  operationId: 'closeDelivery',
  tag,
  summary: 'Close a delivery with the institution’s signed manifest',
  scope: 'delivery:write',
  params: DeliveryPath,
  body: { schema: ClosureBody, kind: 'json', bytesMax: LIMIT.manifestBodyBytesMax, tooLarge: 'REQUEST_TOO_LARGE' },
  answers: receipts,
  errors: [
    'NOT_FOUND',
    'DELIVERY_CLOSED',
    'AGREEMENT_MISSING',
    'MANIFEST_INVALID',
    'DELIVERY_INCOMPLETE',
    'DELIVERY_DUPLICATE',
  ],
})

export const readReceiptOperation = operation({
  method: 'get',
  path: '/v1/deliveries/{deliveryId}/receipt',
  operationId: 'readReceipt',
  tag,
  summary: 'The receipt of an own closed delivery',
  scope: 'delivery:read',
  params: DeliveryPath,
  answers: receipts,
  errors: ['NOT_FOUND'],
})

export const readLinkabilityOperation = operation({
  method: 'get',
  path: '/v1/deliveries/{deliveryId}/linkability',
  operationId: 'readLinkability',
  tag,
  summary: 'How well an own closed delivery can be linked',
  scope: 'delivery:read',
  params: DeliveryPath,
  answers: {
    200: { description: 'The report', schema: LinkabilityAnswer },
    202: { description: 'Closed; it is not verified yet', schema: ReceiptPending },
  },
  errors: ['NOT_FOUND'],
})

export const abandonDeliveryOperation = operation({
  method: 'delete',
  path: '/v1/deliveries/{deliveryId}',
  operationId: 'abandonDelivery',
  tag,
  summary: 'Abandon an open delivery and delete what it brought',
  scope: 'delivery:write',
  params: DeliveryPath,
  answers: { 204: { description: 'Abandoned' } },
  errors: ['NOT_FOUND', 'DELIVERY_CLOSED'],
})
