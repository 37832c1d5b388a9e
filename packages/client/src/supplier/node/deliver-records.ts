import type { ApiClientOptions } from '../../http/api-client.ts'
import type { ClientConfig } from '../../http/config.ts'
import { createApiClient } from '../../http/node/api-client.ts'
import { deliverRecords as deliverBy, type RecordsDelivered, type RecordsOptions } from '../records/deliver-records.ts'
import type { RecordKind, RecordOf, RecordsInput } from '../records/record.ts'

/** How records are delivered, with the client's configuration; `fetch`, `now` and `retry` for tests. */
export interface DeliverRecordsOptions<Kind extends RecordKind = 'visits'>
  extends RecordsOptions<Kind>,
    Omit<ApiClientOptions, 'now'> {
  readonly config: ClientConfig
}

/**
 * Delivers records in one delivery and gives the verified receipt; see `RecordsOptions` for what a run is. The outbox and receipts stand in the state
 * directory of the configuration, which must outlive the process.
 * @throws RecordError, FileError (ALL_ROWS_HELD), ClientError, CoreError; and whatever the records themselves throw.
 */
export function deliverRecords<Kind extends RecordKind = 'visits'>(
  records: RecordsInput<RecordOf<Kind>>,
  options: DeliverRecordsOptions<Kind>,
): Promise<RecordsDelivered> {
  return deliverBy<Kind>(createApiClient(options.config, options), records, options)
}
