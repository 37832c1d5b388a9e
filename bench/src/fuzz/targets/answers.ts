import { apiDirectoryReader, apiLogReader } from '@sluis/client/auditor'
import {
  acceptDirectory,
  earlierReceipt,
  findProvider,
  getDelivery,
  listDeliveries,
  namedIn,
  openReceiptJudge,
  readJson,
  redeemCode,
  sendRequest,
  sendRequestOfEnrolment,
  TokenCache,
  verifyPortal,
} from '@sluis/client/parsers'
import { listTranslations, releaseApi, rewrapApi } from '@sluis/client/tenant'
import type { Directory, SignPublicJwk } from '@sluis/ttp-core/common'
import { parseSigningKey } from '@sluis/ttp-core/registrar'
import { memoryStorage } from '../memory-storage.ts'
import { plainResponse } from '../plain-response.ts'
import type { Target } from '../target.ts'
import { inputsOf, samplesFrom } from '../vectors.ts'

const URL_ = 'https://ttp.example'
const SIGNER = parseSigningKey(inputsOf('signed-document', 'SignDocument')[0]?.key)
const [DIRECTORY] = inputsOf('directory', 'VerifyDirectory')
const REGISTRAR = DIRECTORY?.registrar as SignPublicJwk
const JWS = String(DIRECTORY?.jws)
const PARSED = inputsOf('directory', 'ParseDirectory')
  .map(({ document }) => JSON.parse(String(document)) as Directory)
  .find(({ schema }) => schema === 'sluis-directory/1') as Directory
const UUID = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const now = (): Date => new Date('2026-06-01T12:00:00Z')

/** An answer as it comes over the wire: a status, headers that are read, and a body of whatever text. */
interface Answer {
  readonly status?: unknown
  readonly retryAfter?: unknown
  readonly body?: unknown
}

function responseTo(value: unknown): Response {
  const { status, retryAfter, body }: Answer = typeof value === 'object' && value !== null ? value : {}
  const isStatus = typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
  const code = isStatus ? status : 200
  const isHeader = typeof retryAfter === 'string' && /^[\x20-\x7e]*$/.test(retryAfter)
  return plainResponse(code, isHeader ? retryAfter : undefined, [204, 205, 304].includes(code) ? '' : text)
}

/** A client whose every answer is this one: what stands between is the client's own. */
function apiOf(value: unknown) {
  const send = () => sendRequest(async () => responseTo(value), URL_, {}, now)
  const json = async () => {
    const response = await send()
    return { status: response.status, body: response.status === 204 ? undefined : await readJson(response) }
  }
  const config = { url: URL_, organisation: 'museum', tenant: 'audience', domain: 'reach', clientId: 'museum-1' }
  const directory = async () => ({ jws: JWS, directory: PARSED })
  return { send, json, config, storage: memoryStorage(), directory } as never
}

const EVIDENCE = { details: { deliveryId: UUID }, salt: 'A'.repeat(43), entry: '{}', proof: 'c2sp.org/tlog-proof@v1\n' }
const ok = (body: unknown): { readonly json: unknown } => ({ json: { status: 200, body } })
const PROBLEM = {
  json: { status: 409, retryAfter: '7', body: { type: 'urn:x', code: 'DELIVERY_DUPLICATE', deliveryId: UUID } },
}
const DELIVERY = {
  deliveryId: UUID,
  institution: 'museum',
  tenant: 'audience',
  domain: 'reach',
  state: 'refused',
  openedAt: '2026-06-01T12:00:00Z',
  closedAt: null,
  rowCount: 2,
  chunks: [{ number: 0, rowCount: 2, identityDigest: 'ab'.repeat(32), activityDigest: 'cd'.repeat(32) }],
  verified: false,
  refusal: { code: 'PART_MALFORMED', chunk: 0 },
  period: { from: '2026-01', until: '2026-02' },
}
const ITEM = {
  cursor: 1,
  kind: 'chunk',
  domain: 'reach',
  delivery: UUID,
  chunk: 0,
  institution: 'museum',
  manifest: 'x',
  evidence: EVIDENCE,
  closing: EVIDENCE,
}
const TRANSLATION = {
  id: UUID,
  act: 'translate',
  from: { tenant: 'a', domain: 'b' },
  to: { tenant: 'c', domain: 'd' },
  purpose: 'p',
}
const signed = (payload: unknown): string => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.AA`
const DISCOVERY = { issuer: URL_, authorization_endpoint: `${URL_}/auth`, token_endpoint: `${URL_}/token` }

const target = (
  name: string,
  samples: readonly { readonly json: unknown }[],
  parse: Target['parse'],
  reaches: readonly string[] = ['ANSWER_UNEXPECTED'],
): Target => ({ name, samples: () => [...samples, PROBLEM], parse, reaches })

/** What the service, and whoever answers in its place, says to its clients. */
export const ANSWER_TARGETS: readonly Target[] = [
  target('answer-directory', [ok({ document: JWS })], async (value) =>
    acceptDirectory(
      { storage: memoryStorage(), registrarKey: REGISTRAR },
      await readJson(await sendRequest(async () => responseTo(value), URL_, {}, now)),
    ),
  ),
  target('answer-token', [ok({ access_token: 'x', token_type: 'Bearer', expires_in: 600 })], (value) =>
    new TokenCache(async () => responseTo(value), now).get({
      url: URL_,
      clientId: 'museum-1',
      signKey: SIGNER,
      audience: URL_,
      scope: 'delivery:write',
    }),
  ),
  target('answer-delivery', [ok(DELIVERY)], (value) => getDelivery(apiOf(value), UUID)),
  target(
    'answer-deliveries',
    [ok({ deliveries: [DELIVERY, { ...DELIVERY, state: 'open' }] }), ok([DELIVERY])],
    (value) => listDeliveries(apiOf(value), 20),
  ),
  target(
    'answer-receipt',
    [...samplesFrom('receipt', 'VerifyReceipt', 'receipt')].map((sample) =>
      ok(typeof sample === 'object' && 'json' in sample ? sample.json : sample),
    ),
    // Whose it is stands in the receipt, and no sample is of this delivery: it is read to the end and refused there.
    (value) =>
      earlierReceipt(apiOf(value), UUID).catch((error: { readonly code?: unknown }) => {
        if (error.code !== 'RECEIPT_INVALID') throw error
      }),
    ['DELIVERY_DUPLICATE'],
  ),
  target(
    'answer-releases',
    [
      ok({
        items: [ITEM, { cursor: 2, kind: 'change', domain: 'reach', change: UUID, evidence: EVIDENCE }],
        lastCursor: 2,
      }),
    ],
    (value) => releaseApi(apiOf(value)).listReleases(0, 10),
  ),
  target('answer-parts', [ok({ activityPart: 'x', pseudonymPart: 'y' })], (value) =>
    releaseApi(apiOf(value)).fetchParts(1),
  ),
  target('answer-rewrap', [ok({ chunks: [{ number: 0 }, { number: 1, refused: 'REWRAP_INVALID' }] })], (value) =>
    rewrapApi(apiOf(value)).readRewrap(UUID),
  ),
  target('answer-translations', [ok({ translations: [{ request: signed(TRANSLATION), resultCount: 1 }] })], (value) =>
    listTranslations(apiOf(value)),
  ),
  target('answer-directory-version', [ok({ version: 1, document: JWS, evidence: EVIDENCE })], (value) =>
    apiDirectoryReader(apiOf(value))(1),
  ),
  target(
    'answer-log',
    [{ json: { status: 200, body: 'ttp.example/log\n1\n' } }],
    async (value) => {
      await apiLogReader(apiOf(value)).checkpoint()
      await apiLogReader(apiOf(value)).tile('tile/0/000')
    },
    ['DELIVERY_DUPLICATE'],
  ),
  target('answer-enrolment', [ok({ digest: 'ab'.repeat(32), registrarKey: REGISTRAR })], (value) =>
    sendRequestOfEnrolment(async () => responseTo(value), URL_, 'x'),
  ),
  target('answer-discovery', [ok(DISCOVERY)], (value) => findProvider(async () => responseTo(value), URL_)),
  target(
    'answer-id-token',
    [ok({ id_token: 'x' })],
    (value) =>
      redeemCode(
        async () => responseTo(value),
        { authorization: URL_, token: URL_ },
        {
          client_id: 'x',
          code: 'x',
          code_verifier: 'x',
          redirect_uri: 'http://127.0.0.1/',
        },
      ),
    ['SIGN_IN_FAILED'],
  ),
  target('answer-unproved-directory', [ok({ document: signed(PARSED) }), ok({ document: JWS })], async (value) =>
    (await openReceiptJudge({ url: URL_, fetch: async () => responseTo(value) })).judge({}),
  ),
  {
    name: 'answer-named-request',
    samples: () => [signed(TRANSLATION), JWS],
    parse: (text) => namedIn(String(text)),
    reaches: ['ANSWER_UNEXPECTED'],
  },
  target(
    'bundle-list',
    [ok({ files: { 'index.html': 'ab'.repeat(32), 'assets/a.js': 'cd'.repeat(32) }, digest: 'x' })],
    (value) => {
      let isFirst = true
      const fetch = async (): Promise<Response> => {
        const answer = isFirst ? responseTo(value) : new Response('x')
        isFirst = false
        // What is worth asking for again is no parser's matter.
        return answer.status === 408 || answer.status === 429 || answer.status >= 500
          ? new Response('', { status: 400 })
          : answer
      }
      return verifyPortal(URL_, PARSED, { fetch })
    },
  ),
]
