/** Every bound of this domain. */
export const LIMIT = {
  /** A signed request: 500 digests of parts, a purpose, a key. */
  requestBytesMax: 131_072,
  approvalBytesMax: 16_384,
  /** A sealed part and the JSON around it. */
  selectionBytesMax: 4_259_840,
  /** Requests of a page. */
  pageRequestsMax: 100,
  /** How long an answer may be fetched after its request ended, in days. */
  keptDaysAfterExpiry: 7,
} as const
