/**
 * Every error that the server may answer with or stop on: HTTP status, and a public text that says what is wrong and how to
 * mend it. Texts never hold input. A new row is a change of the interface: spec and OpenAPI name it.
 */
export const ERRORS = {
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
  REQUEST_INVALID: {
    status: 422,
    text: 'The signed request does not follow its schema. Make it again with the current client.',
  },
  REQUEST_SIGNATURE_INVALID: {
    status: 422,
    text: 'The request is not signed by a key that the directory names for its requester.',
  },
  REQUEST_NOT_ALLOWED: {
    status: 403,
    text: 'This person may not ask for this: not active, without the role, of another organisation, or another than the one who signed in. Ask the registrar.',
  },
  REQUEST_EXPIRED: { status: 409, text: 'The request is not valid at this moment. Make a new one.' },
  REQUEST_EXISTS: { status: 409, text: 'Another request has this identifier. Make a new one.' },
  REVEAL_NOT_ALLOWED: {
    status: 403,
    text: 'Nobody may be revealed here: the domain is irreversible or sets no limit for it, or no agreement in force names one-to-one contact. Ask the registrar.',
  },
  TRANSLATE_NOT_ALLOWED: {
    status: 403,
    text: 'The directory has no translation in force between these domains. Ask the registrar.',
  },
  SELECTION_MISMATCH: {
    status: 422,
    text: 'This part of the selection is not the one that the request names. Send the very part that was made with it.',
  },
  APPROVAL_INVALID: {
    status: 422,
    text: 'The approval does not follow its schema. Make it again with the current client.',
  },
  APPROVAL_SIGNATURE_INVALID: {
    status: 422,
    text: 'The approval is not signed by a key that the directory names for its approver.',
  },
  APPROVAL_OTHER_REQUEST: {
    status: 422,
    text: 'The approval is of another request. Approve this one, as it is signed.',
  },
  APPROVAL_NOT_ALLOWED: {
    status: 403,
    text: 'This person may not approve this: not active, without the role, or another than the one who signed in.',
  },
  APPROVAL_NOT_INDEPENDENT: {
    status: 403,
    text: 'The approver is the requester, or shares an account or key with the requester. Ask somebody else.',
  },
  APPROVAL_OUT_OF_TIME: {
    status: 422,
    text: 'The approval was not given between the making of the request and its end. Approve it again.',
  },
  APPROVAL_EXISTS: { status: 409, text: 'This approver has answered already. An answer cannot be changed.' },
  RATE_LIMITED: { status: 429, text: 'Too many requests. Wait as long as Retry-After says.' },
  SCHEMA_NEWER: { status: 500, text: 'The database was made by a newer version of the server. Upgrade the server.' },
  SCHEMA_CHANGED: {
    status: 500,
    text: 'A migration that was applied reads differently now. Restore the migrations of this version.',
  },
  PORT_IN_USE: { status: 500, text: 'Another program listens on the port. Stop it, or choose another port.' },
  CONFIGURATION_INVALID: { status: 500, text: 'The configuration is incomplete or wrong; the log names the setting.' },
  KEY_UNAVAILABLE: { status: 503, text: 'A key is not available: the root is wrong, or the key was destroyed.' },
  SHARE_MALFORMED: {
    status: 400,
    text: 'This is not a share of a root: mistyped, damaged or cut. Compare it with what was written down.',
  },
  SHARE_FOREIGN: {
    status: 400,
    text: 'The share belongs to another engine or to another ceremony. Give the share of the last ceremony of this engine.',
  },
  SHARE_WRONG: {
    status: 400,
    text: 'The share is well formed and not the one that the ceremony made. Nothing was spoilt; give the right one.',
  },
  SHARE_DUPLICATE: { status: 409, text: 'This share is there already. The next one must come from another custodian.' },
  SHARES_TOO_FEW: {
    status: 400,
    text: 'There are fewer shares than the root needs. More custodians must give theirs.',
  },
  SHARE_UNREADABLE: {
    status: 400,
    text: 'The file of the share cannot be read, or does not open with the key that was given.',
  },
  TERMINAL_MISSING: {
    status: 400,
    text: 'Shares are shown and asked for at a terminal only. Run the command at one, or name files as its help says.',
  },
  INTERRUPTED: { status: 400, text: 'Interrupted. Shares that were shown are worth nothing; begin again.' },
  ENGINE_UNSEALED: { status: 409, text: 'The engine is unsealed already: it needs no share.' },
  ENGINE_UNREACHABLE: {
    status: 503,
    text: 'No engine listens at the socket. Start the engine, name its runtime folder, and be of the group of its custodians.',
  },
  SOCKET_IN_USE: {
    status: 500,
    text: 'Another engine listens at the socket of this one. Stop it, or give this one a runtime folder of its own.',
  },
  DATA_FOLDER_IN_USE: {
    status: 500,
    text: 'Another sluis-server works on this data folder. Use the one that runs, stop it first, or name another folder with --data.',
  },
  DATA_FOLDER_CLOSED: {
    status: 500,
    text: 'PostgreSQL runs as another user than root, who cannot reach the data folder. Choose a folder that is open to others, such as one under /srv.',
  },
  DATABASE_NOT_STARTED: {
    status: 500,
    text: 'PostgreSQL did not start on the data folder. Look whether its disk is full; its own log, database/pgdata/log in the folder, says more.',
  },
  CEREMONY_INVALID: {
    status: 422,
    text: 'The ceremony cannot be held so, or its protocol is not signed by the key that was given.',
  },
  CUSTODIAN_UNKNOWN: {
    status: 422,
    text: 'A custodian of the protocol is no active person of the directory with the role for it. Publish a version, or split anew.',
  },
  TOKEN_UNAVAILABLE: {
    status: 503,
    text: 'The token does not give the root: it is not there, its PIN is wrong, or it holds another key.',
  },
  LOG_INCONSISTENT: {
    status: 500,
    text: 'The stored audit log does not fit its last signed checkpoint. Nothing more is signed: restore the log as it was.',
  },
  MODEL_INVALID: {
    status: 500,
    text: 'The linkage model, or that it is in force, is not as this engine signed it, or is one that this version cannot read. Look at who could write to the database, then activate a version.',
  },
  MODEL_UNKNOWN: {
    status: 404,
    text: 'There is no linkage model of this version. See the list of models.',
  },
  MODEL_RECORDS_FEW: {
    status: 422,
    text: 'Too few records, or too few that have anything in common, to learn weights from. Deliver more first.',
  },
  MODEL_NOT_CONVERGED: {
    status: 422,
    text: 'Learning did not come to rest: the records do not bear a model. Nothing was stored.',
  },
  REVIEW_CASE_UNKNOWN: { status: 404, text: 'There is no case of this number. See the list of cases.' },
  REVIEW_CASE_OBSOLETE: {
    status: 409,
    text: 'The question has answered itself: they became one person or two, or a record is gone. Take the next case.',
  },
  REVIEW_CONTRADICTS: {
    status: 409,
    text: 'Earlier verdicts on other records of these persons say otherwise. Nothing was changed; decide those anew.',
  },
  REVIEW_DECISION_INVALID: {
    status: 400,
    text: 'A decision needs same, different or skip, a reason of at most 500 characters, and the name of the reviewer.',
  },
  CERTIFICATE_REQUEST_INVALID: {
    status: 422,
    text: 'The file is not a certificate signing request for an RSA key, signed by that key itself (PKCS#10, PEM). Make it anew.',
  },
  ALARM_UNKNOWN: {
    status: 404,
    text: 'There is no alarm of this number that waits for a decision. See the list of alarms.',
  },
  CANARY_INVALID: {
    status: 400,
    text: 'A canary is one canonical e-mail address, telephone number, or postcode with house number; at most 1,000 at once.',
  },
  COHORT_INVALID: {
    status: 400,
    text: 'A cohort needs the identifier of an institution and a whole number of visitors, from 1 to 100,000,000.',
  },
  OPERATOR_INVALID: {
    status: 400,
    text: 'Say who decides with --operator: at most 80 of A to Z, a to z, 0 to 9, dot, underscore and hyphen.',
  },
  CERTIFICATE_OPTIONS_MISSING: {
    status: 400,
    text: 'Give a signing request, or a name, a bundle and a file with a passphrase of at least 12 characters; days are 1 to 9999.',
  },
  ENROLMENT_UNKNOWN: {
    status: 404,
    text: 'There is no request, or no key, of this name. See the list of requests, and give at least 8 characters.',
  },
  FINGERPRINT_DIFFERS: {
    status: 403,
    text: 'The fingerprint that was read is not that of this request. Do not confirm it; ask again on a number that you know.',
  },
  ORGANISATION_UNKNOWN: {
    status: 404,
    text: 'The directory does not name the organisation, or names the client for another. Register it with a name and a kind.',
  },
  AGREEMENT_UNKNOWN: {
    status: 404,
    text: 'The draft has no agreement of this identifier, or no bundle of this digest. See the newest directory.',
  },
  ERASURE_INVALID: {
    status: 400,
    text: 'An erasure needs one of its grounds, the name of who carries it out and the reference of the request.',
  },
  INTERNAL: { status: 500, text: 'Something failed inside. Nothing was half done; try again.' },
  ENROLMENT_QUEUE_FULL: {
    status: 503,
    text: 'Too many requests of enrolment wait for the registrar. Hand yours over as a file.',
  },
  UNAVAILABLE: { status: 503, text: 'The service cannot answer now. Try again later.' },
} as const satisfies Record<string, { readonly status: number; readonly text: string }>

export type ErrorCode = keyof typeof ERRORS

/** The only error that the server throws on purpose. Its message is its code: no input, hence no person, can reach a log. */
export class ServerError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'ServerError'
    this.code = code
  }
}
