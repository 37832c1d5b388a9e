/** Every bound of the release. Unit and direction stand in the name. */
export const LIMIT = {
  pageItemsMax: 200,
  /** After so much text a page ends early: manifests of large deliveries are long. */
  pageCharactersMax: 4_194_304,
  /** Items that one transaction assembles or publishes. */
  stepItemsMax: 50,
  smallBodyBytesMax: 4_096,
  partBytesMax: 4_194_304,
  /** One part and what JSON puts around it. */
  rewrapBodyBytesMax: 4_227_072,
  rewrapNumberMax: 99_999,
} as const
