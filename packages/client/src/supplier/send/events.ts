/** What happens during a delivery, for whoever watches. Numbers and identifiers of deliveries only. */
export type DeliveryEvent =
  /** The file is read for the months of its visits; nothing was announced yet. */
  | { readonly event: 'looking'; readonly rows: number; readonly share: number }
  | { readonly event: 'reading'; readonly rows: number; readonly share: number }
  | { readonly event: 'opened'; readonly deliveryId: string }
  | { readonly event: 'resumed'; readonly deliveryId: string; readonly chunks: number; readonly missing: number }
  | { readonly event: 'abandoned'; readonly deliveryId: string }
  /** An earlier run ended before everything was sealed: the order of its rows died with it, so the file is read from the start. */
  | { readonly event: 'rereading'; readonly deliveryId: string }
  | { readonly event: 'sealed'; readonly chunks: number; readonly rows: number }
  | { readonly event: 'uploaded'; readonly chunks: number; readonly of?: number }
  | { readonly event: 'closing'; readonly deliveryId: string }
