/**
 * Every error of the core, closed. The text says what is wrong and how to mend it; it never holds a value that was passed in,
 * so no identifier, key or pseudonym can reach a log by way of an error.
 */
export const CORE_ERRORS = {
  // encoding
  ENC_FIELD_INVALID:
    'A label, text or field cannot be encoded: too long, too many, or text with a lone surrogate. Pass well-formed values.',
  ENC_MALFORMED:
    'The bytes are not one complete encoding under the expected label. Pass exactly what was encoded, without cuts or additions.',
  TEXT_NOT_UTF8: 'The bytes are not valid UTF-8. Send the text as UTF-8 without a byte order mark.',
  BASE64URL_INVALID: 'The text is not canonical base64url without padding. Copy it again in full.',
  HEX_INVALID: 'The text is not lower-case hexadecimal of an even length. Copy it again in full.',
  JSON_NOT_CANONICAL:
    'The value has no canonical JSON form: only text, safe integers, booleans, null, lists and plain objects do.',

  // keys
  KEY_LENGTH_INVALID: 'The key does not have the length that its use needs. Pass the key that was made for this use.',
  KEY_DESTROYED: 'The key was destroyed and cannot be lent again. Fetch it anew from the key store.',
  KEY_CONTEXT_INVALID:
    'The purpose, tenant, domain or epoch of the key is not well formed. Epochs are 0 to 4294967295; names are at most 64 printable ASCII characters.',
  KEY_CHECK_FAILED:
    'The key is not the one recorded: its check value differs. Provide the right root key; nothing was changed.',
  SEED_UNOPENABLE:
    'The sealed seed does not open under this key and context. Check the root key, purpose, tenant, domain and epoch.',
  SIV_INPUT_INVALID: 'Deterministic encryption needs one associated value and a plaintext, neither of them empty.',
  SIV_UNOPENABLE: 'The ciphertext does not open under this key and associated value.',

  // custody of a root
  SHARE_MALFORMED:
    'The text is not a share of a root: mistyped, damaged or cut. Compare it with what was written down.',
  SHARE_FOREIGN: 'The share belongs to another engine or ceremony. Use shares of one ceremony only.',
  SHARE_DUPLICATE: 'The same share was given twice. Another custodian must give theirs.',
  SHARES_TOO_FEW: 'There are fewer shares than the root needs. More custodians must give theirs.',
  CEREMONY_INVALID:
    'The protocol of the ceremony does not follow its schema or contradicts itself. Fetch the signed one.',

  // pseudonym
  SUBJECT_INVALID: 'A subject number is exactly 16 bytes. Pass the number that the identity engine made.',
  DOMAIN_INVALID:
    'The pseudonym domain is not well formed: prefix of 2 to 10 letters a-z, epoch 0 to 65535, tenant and domain not empty.',
  PSEUDONYM_MALFORMED: 'The text is not a pseudonym: damaged, cut, mistyped or of mixed case. Copy it again in full.',
  PSEUDONYM_WRONG_MODE:
    'The pseudonym is of the other mode. An irreversible pseudonym can never be opened to its subject.',
  PSEUDONYM_WRONG_DOMAIN: 'The pseudonym carries the prefix of another domain. Use the domain that it was made in.',
  PSEUDONYM_WRONG_EPOCH: 'The pseudonym is of another epoch. Use the key of its own epoch, or rewrap it first.',
  PSEUDONYM_UNOPENABLE: 'The pseudonym does not open with this key in this domain.',
  REWRAP_INVALID:
    'Rewrapping keeps tenant, domain and mode and changes the epoch; translation changes the tenant or domain and keeps the mode.',

  // linkage
  LINKAGE_INVALID: 'The family or the parts of a linkage token are not well formed.',

  // sealed parts
  PART_MALFORMED: 'The sealed part is not well formed. Seal it again with the current library.',
  PART_WRONG_KEY: 'The part is sealed to a key that is not held here. Seal it to the current key in the directory.',
  PART_CONTEXT_MISMATCH:
    'The part belongs to another kind, delivery, chunk, institution, tenant, domain or schema. Send it where it belongs.',
  PART_UNOPENABLE: 'The part does not open: it was damaged or changed. Seal and send it again.',
  PART_SIGNATURE_INVALID:
    'The signature inside the part is not by a key that may sign it. Sign with a key in the directory.',
  PART_CONTENT_INVALID: 'The content of the part does not follow its schema. Use the current library to make it.',
  PART_TOO_LARGE: 'The part is larger than may be sealed at once. Use smaller chunks.',
  KEY_FORM_INVALID: 'The public or private key is not a JSON Web Key of the type, curve and use that is needed here.',

  // signed documents
  JWS_INVALID: 'The signed document is not well formed or its signature does not hold under the allowed keys.',
  DIRECTORY_INVALID:
    'The directory does not follow its schema or contradicts itself. Ask the registrar for a corrected version.',
  DIRECTORY_REFERENCE_UNKNOWN:
    'The directory names an institution, tenant or domain that it does not hold. Register it first, then name it.',
  DIRECTORY_NOT_UNIQUE:
    'The directory holds an identifier, client, prefix or agreement period twice. Give each its own.',
  DIRECTORY_KEY_SHARED: 'Two parties of the directory hold the same key. Make a key of its own for each.',
  DIRECTORY_OPENS_BOTH_GATES:
    'The directory would let one party open both gates: identities and activities. Split it into two parties.',
  DIRECTORY_SIGNATURE_INVALID:
    'The directory is not signed by the pinned registrar key. Do not use it; compare the fingerprint with the registrar.',
  DIRECTORY_OLDER:
    'The directory is older than, or does not follow, the version seen before. Do not use it; report it to the registrar.',
  MANIFEST_INVALID:
    'The manifest does not follow its schema, its totals do not add up, or its signature does not hold.',
  ENROLMENT_INVALID:
    'The request of enrolment does not follow its schema or names something twice. Make it anew with the client.',
  ENROLMENT_SIGNATURE_INVALID:
    'The request of enrolment is not signed by the key that it brings, or a rollover not by a key that the directory names.',
  FINGERPRINT_MALFORMED: 'A fingerprint to read aloud is 40 digits, in groups of 5. Type it again as it was read.',
  AUDIT_ENTRY_INVALID: 'The audit entry does not follow its schema or is not in canonical form.',
  RECEIPT_INVALID:
    'The receipt or evidence does not hold: details, commitment, entry and proof do not belong together. Report it to the auditor.',

  // requests and approvals
  REQUEST_INVALID:
    'The request does not follow its schema: act, parties, purpose, selection or period. Make it again with the current library.',
  REQUEST_SIGNATURE_INVALID:
    'The request is not signed by a key of its requester. Sign it with the key that the directory names for this person.',
  REQUEST_NOT_ALLOWED:
    'The requester may not ask for this: not an active person of the right organisation with the role for this act. Ask the registrar.',
  REQUEST_EXPIRED:
    'The request is not valid at this moment. Make a new one; approvals of the old one do not count for it.',
  REQUEST_REFUSED: 'An approver refused the request. Make a new one if the reason is mended.',
  REVEAL_NOT_ALLOWED:
    'Nobody may be revealed here: the domain is irreversible or sets no limit for it, or no agreement in force names one-to-one contact. Ask the registrar.',
  REVEAL_QUOTA_EXCEEDED:
    'More persons would be revealed in this domain today than the directory allows. Ask again tomorrow, or for fewer.',
  TRANSLATE_NOT_ALLOWED:
    'The directory has no translation in force between these domains, or a party of it is suspended. Ask the registrar.',
  SELECTION_MISMATCH:
    'The selection is not the one that the request names, or not as many pseudonyms. Make the request anew.',
  APPROVAL_INVALID: 'The approval does not follow its schema. Make it again with the current library.',
  APPROVAL_SIGNATURE_INVALID:
    'The approval is not signed by a key of its approver. Sign it with the key that the directory names for this person.',
  APPROVAL_OTHER_REQUEST: 'The approval is of another request. Approve the request itself, as it was signed.',
  APPROVAL_NOT_ALLOWED:
    'The approver is not an active person with the role that this act asks for. Ask another approver.',
  APPROVAL_NOT_INDEPENDENT:
    'An approver is the requester or the other approver: the same person, account or key. Ask somebody else.',
  APPROVAL_OUT_OF_TIME: 'The approval was not given between the making of the request and its end. Approve it again.',
  APPROVAL_TOO_FEW: 'The act needs the approvals of two different persons. Ask another approver.',

  // log
  LOG_INDEX_INVALID: 'The index or size does not lie inside the tree, or is not a whole number.',
  LOG_HASH_INVALID: 'A hash of the log is exactly 32 bytes.',
  LOG_NODE_MISSING: 'A node of the tree that the proof needs is not available. Fetch the tiles of this size first.',
  LOG_INCLUSION_INVALID: 'The proof does not show that the entry is in the tree. Do not trust the entry; report it.',
  LOG_CONSISTENCY_INVALID:
    'The proof does not show that the newer tree extends the older. Keep both checkpoints and report them.',
  LOG_TILE_INVALID: 'The tile, entry bundle or its path is not well formed.',
  LOG_ENTRY_TOO_LARGE: 'An entry of the log holds at most 65535 bytes.',
  LOG_KEY_INVALID: 'The verifier key of the log is not well formed or names another log.',
  LOG_NOTE_MALFORMED: 'The checkpoint is not a well-formed signed note.',
  LOG_SIGNATURE_INVALID: 'The checkpoint is not signed by the key of the log. Do not trust it; report it.',
  LOG_ORIGIN_MISMATCH: 'The checkpoint is of another log than expected.',
  LOG_PROOF_MALFORMED: 'The text is not a well-formed proof of a transparency log.',
} as const

/** A code of the closed table. */
export type CoreErrorCode = keyof typeof CORE_ERRORS

/** An error of the core: its message is its code, and `where` at most names a field or an index, never a value. */
export class CoreError extends Error {
  override readonly name = 'CoreError'
  readonly code: CoreErrorCode
  readonly where: string | undefined

  constructor(code: CoreErrorCode, where?: string) {
    super(code)
    this.code = code
    this.where = where
  }

  /** What is wrong and how to mend it, in words. */
  get explanation(): string {
    return CORE_ERRORS[this.code]
  }
}
