import { z } from '@hono/zod-openapi'
import { Evidence } from '../../kernel/http/schemas.ts'
import { ENROLMENT } from './limits.ts'

const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ID_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:id_token'
/** What a person's sign-in is exchanged for (RFC 8693 section 3). */
export const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token'

const scope = z.string().max(200).optional()

/** A machine asks: RFC 6749 section 4.4 with RFC 7523 section 2.2. */
export const ClientTokenRequest = z.strictObject({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal(CLIENT_ASSERTION_TYPE),
  client_assertion: z.string().min(1).max(8192),
  client_id: z.string().max(200).optional(),
  scope,
})

/** A person asks, with the ID token of the sign-in: RFC 8693 section 2.1. */
export const PersonTokenRequest = z.strictObject({
  grant_type: z.literal(TOKEN_EXCHANGE),
  subject_token_type: z.literal(ID_TOKEN_TYPE),
  subject_token: z.string().min(1).max(8192),
  requested_token_type: z.literal(ACCESS_TOKEN_TYPE).optional(),
  /** Which of the people of the account, where there are several. */
  person: z.string().max(40).optional(),
  scope,
})

/** All fields of both requests: the grant says which of them belong together. */
export const TokenRequest = z
  .strictObject({
    grant_type: z.enum(['client_credentials', TOKEN_EXCHANGE]),
    ...ClientTokenRequest.omit({ grant_type: true }).partial().shape,
    ...PersonTokenRequest.omit({ grant_type: true }).partial().shape,
  })
  .openapi('TokenRequest')

export const TokenAnswer = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().openapi({ description: 'Seconds' }),
    scope: z.string(),
    issued_token_type: z.literal(ACCESS_TOKEN_TYPE).optional().openapi({ description: 'After a token exchange' }),
  })
  .openapi('Token')

export const DirectoryVersion = z
  .strictObject({
    version: z.int(),
    document: z.string().openapi({ description: 'Compact JWS, signed by the registrar' }),
    evidence: Evidence.optional().openapi({
      description: 'Present once a checkpoint of the audit log covers the version',
    }),
  })
  .openapi('DirectoryVersion')

export const PublishDirectoryInput = z
  .strictObject({ document: z.string().min(1).max(4_000_000) })
  .openapi('PublishDirectory')

export const ReadDirectoryVersionInput = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .openapi({ type: 'integer', minimum: 1 }),
})

export const EnrolmentInput = z
  .strictObject({ request: z.string().min(1).max(ENROLMENT.charactersMax) })
  .openapi('EnrolmentRequest')

export const EnrolmentAnswer = z
  .strictObject({
    digest: z.string().openapi({ description: 'SHA-256 of the request (of the one within a rollover), hex' }),
    registrarKey: z.record(z.string(), z.unknown()).openapi({
      description: 'Public key (JWK) to pin once its fingerprint was compared out of band, and not before',
    }),
  })
  .openapi('EnrolmentReceived')

export const EnrolmentRequests = z
  .strictObject({
    requests: z.array(
      z.strictObject({
        request: z.string().openapi({ description: 'Compact JWS, as the client signed it' }),
        receivedAt: z.string(),
      }),
    ),
  })
  .openapi('EnrolmentRequests')

export const EngineKeys = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        engine: z.enum(['identity', 'key']),
        purpose: z.enum(['seal', 'sign', 'log']),
        keyId: z.string(),
        publicKey: z.record(z.string(), z.unknown()),
        announcedAt: z.string(),
      }),
    ),
  })
  .openapi('EngineKeys')

/** Whether each engine works, or waits for its custodians. */
export const EngineStates = z
  .strictObject({
    identity: z.enum(['sealed', 'ready', 'stopped', 'unknown']),
    key: z.enum(['sealed', 'ready', 'stopped', 'unknown']),
  })
  .openapi('EngineStates')
