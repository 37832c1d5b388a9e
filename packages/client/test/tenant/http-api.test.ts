import { describe, expect, test } from 'vitest'
import { type ApiRequest, ClientError } from '../../src/http/index.ts'
import { releaseApi } from '../../src/tenant/index.ts'
import { Feed, visit } from './world.ts'

function apiThat(answer: (request: ApiRequest) => unknown) {
  const requests: ApiRequest[] = []
  const api = {
    json: async (request: ApiRequest) => {
      requests.push(request)
      return { status: 200, body: answer(request) }
    },
    send: async (request: ApiRequest) => {
      requests.push(request)
      return new Response(null, { status: 204 })
    },
  }
  return { api: releaseApi(api), requests }
}

test('asks for the feed, the parts and the acknowledgement as the interface names them [HTTP-4]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1)]] })
  const { api, requests } = apiThat(({ path }) =>
    path.includes('/parts')
      ? { ...feed.parts(1), later: 'addition' }
      : { items: [{ ...feed.item(1), later: 'addition' }], lastCursor: 1, later: 'addition' },
  )
  expect(await api.listReleases(0, 50)).toEqual({ items: [feed.item(1)], lastCursor: 1 })
  expect(await api.fetchParts(1)).toEqual(feed.parts(1))
  await api.acknowledge(1)
  expect(requests).toEqual([
    { path: '/v1/releases?after=0&limit=50', scope: 'release:read' },
    { path: '/v1/releases/1/parts', scope: 'release:read' },
    { method: 'PUT', path: '/v1/releases/acknowledgement', scope: 'release:read', body: { cursor: 1 } },
  ])
})

test('what is said beside is passed over, but not inside evidence, which is closed [HTTP-4, RELE-28]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1)]] })
  const item = feed.item(1)
  const { evidence } = item
  const listed = async (answered: unknown) => {
    const [found] = (await apiThat(() => ({ items: [answered], lastCursor: 1 })).api.listReleases(0, 1)).items
    return found
  }
  expect(await listed({ ...item, change: 'x', later: 1 })).toEqual(item)
  expect(await listed({ ...item, evidence: { ...evidence, later: 1 } })).toEqual({
    ...item,
    evidence: { ...evidence, later: 1 },
  })
})

describe('answers that are not of this interface are errors', () => {
  test.each([
    ['no object', 'text'],
    ['a cursor that is no whole number', { items: [], lastCursor: 1.5 }],
    ['no cursor', { items: [] }],
    ['a cursor that is no number', { items: [], lastCursor: '1' }],
    [
      'an item without evidence',
      { items: [{ cursor: 1, kind: 'change', domain: 'reach', change: 'x' }], lastCursor: 1 },
    ],
    ['an item of an unknown kind', { items: [{ cursor: 1, kind: 'split', domain: 'reach' }], lastCursor: 1 }],
  ])('%s [HTTP-4, RELE-28]', async (_, body) => {
    await expect(apiThat(() => body).api.listReleases(0, 1)).rejects.toMatchObject({ code: 'ANSWER_UNEXPECTED' })
  })
  test('parts that are not text [HTTP-4]', async () => {
    await expect(apiThat(() => ({ activityPart: 1 })).api.fetchParts(1)).rejects.toMatchObject({
      code: 'ANSWER_UNEXPECTED',
    })
  })
})

test('parts that the service no longer has are no parts; any other refusal is an error', async () => {
  const failing = (status: number) =>
    apiThat(() => {
      throw new ClientError(status === 404 ? 'NOT_FOUND' : 'SCOPE_MISSING', { status })
    }).api
  expect(await failing(404).fetchParts(1)).toEqual({})
  await expect(failing(403).fetchParts(1)).rejects.toMatchObject({ code: 'SCOPE_MISSING' })
})
