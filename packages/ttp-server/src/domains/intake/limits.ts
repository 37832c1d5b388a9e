/** Every bound of the intake. Unit and direction stand in the name. */
export const LIMIT = {
  partBytesMax: 4_194_304,
  /** Two parts and what JSON puts around them. */
  chunkBodyBytesMax: 8_454_144,
  manifestBodyBytesMax: 4_194_304,
  smallBodyBytesMax: 16_384,
  chunkRowsMax: 5_000,
  chunkNumberMax: 99_999,
  listedDeliveriesMax: 200,
  /** Numbers of missing chunks that one answer names. */
  missingChunksMax: 1_000,
} as const
