import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type DeliverOptions, type DeliveryEvent, deliverFile } from '../../src/supplier/index.ts'
import { type FakeGateway, IMPATIENT, startFakeGateway } from './fake-gateway.ts'
import { fileWith, museumExport, temporaryFolder } from './sample-file.ts'

export const ROWS = 40
/** A receipt that holds under the log of the gateway, whatever it says. */
export const receiptOf = ({ state: { log } }: FakeGateway, details: object): object => ({
  schema: 'sluis-receipt/1',
  ...log.prove(log.add('delivery.closed', details, 'museum')),
})
export const setUp = async (more: Partial<DeliverOptions> = {}) => {
  const gateway = await startFakeGateway()
  const stateDirectory = temporaryFolder()
  const path = fileWith(museumExport(ROWS))
  const events: DeliveryEvent[] = []
  const options: DeliverOptions = {
    config: gateway.config(stateDirectory),
    fetch: gateway.fetch,
    chunkRows: 10,
    onProgress: (event) => events.push(event),
    ...IMPATIENT,
    ...more,
  }
  return {
    gateway,
    stateDirectory,
    path,
    options,
    events,
    deliver: (change: Partial<DeliverOptions> = {}) => deliverFile(path, { ...options, ...change }),
  }
}
export const closed = (gateway: FakeGateway): string[] =>
  [...gateway.state.deliveries.values()].filter(({ state }) => state === 'closed').map(({ deliveryId }) => deliveryId)
export const expectEveryRowOnce = async (gateway: FakeGateway): Promise<void> => {
  const [deliveryId, ...more] = closed(gateway)
  expect(more).toEqual([])
  const { identities, activities } = await gateway.openDelivery(deliveryId ?? '')
  expect(activities).toHaveLength(ROWS)
  expect(identities.map(({ relationNumber }) => relationNumber).sort()).toEqual(
    Array.from({ length: ROWS }, (_, row) => `R${row + 1}`).sort(),
  )
}
export const bytesUnder = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n')
