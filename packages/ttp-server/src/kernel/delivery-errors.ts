import type { ErrorRows } from './error-rows.ts'

/** Who may ask, and what is wrong with what was delivered or published. */
export const DELIVERY_ERRORS = {
  REQUEST_MALFORMED: { status: 400, text: 'The request does not fit the schema. Compare it with /v1/openapi.json.' },
  CLIENT_ASSERTION_INVALID: {
    status: 401,
    text: 'The client assertion is not valid: check the key, the audience and the clock.',
  },
  CLIENT_ASSERTION_REPLAYED: {
    status: 401,
    text: 'The client assertion was used before. Make a new one for every token.',
  },
  CLIENT_CERTIFICATE_INVALID: {
    status: 401,
    text: 'The client is bound to a certificate, and this connection shows none, another, or one that is not valid now.',
  },
  TOKEN_MISSING: { status: 401, text: 'An access token is needed. Ask for one at /v1/token.' },
  TOKEN_INVALID: { status: 401, text: 'The access token is not valid or has expired. Ask for a new one at /v1/token.' },
  SCOPE_MISSING: { status: 403, text: 'The access token does not carry the scope that this request needs.' },
  SIGN_IN_INVALID: {
    status: 401,
    text: 'The ID token is not valid here: check the provider, the client identifier and the clock, and sign in again.',
  },
  SIGN_IN_REPLAYED: { status: 401, text: 'The ID token was used before. Sign in again.' },
  SECOND_FACTOR_MISSING: {
    status: 403,
    text: 'This role needs a second factor, and the sign-in shows none. Sign in again with a second factor.',
  },
  PERSON_UNKNOWN: { status: 403, text: 'Nobody with a role has this account. Ask the registrar.' },
  PERSON_AMBIGUOUS: {
    status: 400,
    text: 'Several people with a role have this account. Name one with the field person.',
  },
  PERSON_SUSPENDED: { status: 403, text: 'The person is suspended, or the last day is over. Ask the registrar.' },
  CLIENT_SUSPENDED: { status: 403, text: 'The client is suspended, or its last day is over. Ask the registrar.' },
  GRANT_UNSUPPORTED: {
    status: 400,
    text: 'This installation has no sign-in for people. Set an OpenID Connect provider, or ask with a client assertion.',
  },
  ORGANISATION_SUSPENDED: { status: 403, text: 'The organisation is suspended. Ask the registrar.' },
  AGREEMENT_MISSING: {
    status: 403,
    text: 'There is no processor agreement in force for this institution, tenant and domain. Ask the registrar.',
  },
  NOT_FOUND: { status: 404, text: 'There is nothing here, or it is not yours.' },
  DELIVERY_EXISTS: {
    status: 409,
    text: 'A delivery with this identifier exists already and is another one. Use a new identifier.',
  },
  DELIVERY_DUPLICATE: {
    status: 409,
    text: 'The same content was delivered before; see its receipt. Deliver it again only on purpose.',
  },
  DELIVERY_CLOSED: { status: 409, text: 'The delivery is closed: it takes no more chunks.' },
  DELIVERY_INCOMPLETE: {
    status: 409,
    text: 'Chunks are missing: ask for the delivery, send what it lacks, and close it again.',
  },
  CHUNK_CHANGED: {
    status: 409,
    text: 'This chunk was received before with another content. A chunk cannot be changed; abandon the delivery and start a new one.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    text: 'The request took too long to arrive. Send it again over a faster connection, or fewer rows in a chunk.',
  },
  REQUEST_TOO_LARGE: { status: 413, text: 'The body of the request is larger than this operation takes.' },
  CHUNK_TOO_LARGE: { status: 413, text: 'A sealed part is larger than allowed. Put fewer rows in a chunk.' },
  PART_MALFORMED: {
    status: 422,
    text: 'A sealed part is not a sealed part of this standard (JWE compact form, header as the specification says).',
  },
  PART_WRONG_KEY: {
    status: 422,
    text: 'A part is sealed to another key than the directory names. Fetch the directory again and seal anew.',
  },
  PART_CONTEXT_MISMATCH: {
    status: 422,
    text: 'A part is bound to another delivery, chunk, institution, tenant, domain or schema than it was sent for.',
  },
  PART_UNOPENABLE: {
    status: 422,
    text: 'A part does not open: it was changed on its way or sealed wrongly. Seal the file anew and deliver it again.',
  },
  PART_SIGNATURE_INVALID: {
    status: 422,
    text: 'A part is not signed by a key that the directory names for its sender.',
  },
  PART_CONTENT_INVALID: {
    status: 422,
    text: 'The content of a part does not fit the record standard. Check the file with the client before sealing.',
  },
  MANIFEST_INVALID: {
    status: 422,
    text: 'The manifest is not signed by the institution or does not name exactly the chunks that were received.',
  },
  DIRECTORY_INVALID: {
    status: 422,
    text: 'The directory version is not signed by the registrar or does not follow the version before it.',
  },
  ENROLMENT_INVALID: {
    status: 422,
    text: 'The request of enrolment is not well formed, not signed as it must be, or too old. Make a new one, or ask the registrar.',
  },
} as const satisfies ErrorRows
