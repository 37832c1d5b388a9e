import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type WithdrawConsentOptions, type WithdrawingPerson, withdrawConsent } from '../../src/supplier/index.ts'
import { type FakeTtp, startFakeTtp } from '../../src/testing/index.ts'
import { temporaryFolder } from './sample-file.ts'

const person: WithdrawingPerson = { email: 'Anna@Voorbeeld.nl ', phone: '06-12345679' }

/** A fake whose domain is reversible, unless told otherwise. */
async function startTtp(mode: 'reversible' | 'irreversible' = 'reversible'): Promise<FakeTtp> {
  const ttp = await startFakeTtp()
  await ttp.publish(({ domains }) => ({ domains: domains.map((each) => ({ ...each, mode })) }))
  return ttp
}
const optionsFor = (ttp: FakeTtp): WithdrawConsentOptions => ({
  config: ttp.config(temporaryFolder()),
  fetch: ttp.fetch,
  retry: { sleep: async () => undefined, attempts: 3 },
  receiptPolling: { interval: 1, longest: 200 },
})
const sent = (ttp: FakeTtp) => ttp.requests.filter(({ method }) => method !== 'GET').map(({ endpoint }) => endpoint)

test('a withdrawal is a delivery of one row without an activity, with a receipt that is kept [DELI-41]', async () => {
  const ttp = await startTtp()
  const options = optionsFor(ttp)
  const { deliveryId, receipt } = await withdrawConsent(person, options)
  expect(receipt.details).toMatchObject({ deliveryId, rowCount: 1, chunkCount: 1 })
  expect(await ttp.withdrawals()).toEqual([
    { deliveryId, persons: [{ email: 'anna@voorbeeld.nl', phone: '+31612345679', phoneKind: 'mobile' }] },
  ])
  expect(await ttp.deliveries()).toMatchObject([{ deliveryId, state: 'closed', rows: [] }])
  const { stateDirectory } = options.config
  expect(readdirSync(join(stateDirectory, 'receipts'))).toEqual([`${deliveryId}.json`])
  expect(readdirSync(join(stateDirectory, 'outbox'))).toEqual([])
  for (const name of readdirSync(stateDirectory, { recursive: true, withFileTypes: true }))
    if (name.isFile())
      expect(readFileSync(join(name.parentPath, name.name), 'utf8')).not.toMatch(/voorbeeld|612345679/i)
})

test('the same again withdraws again: he may have consented in between [DELI-41]', async () => {
  const ttp = await startTtp()
  const options = optionsFor(ttp)
  const first = await withdrawConsent(person, options)
  const second = await withdrawConsent(person, options)
  expect(second.deliveryId).not.toBe(first.deliveryId)
  expect(await ttp.deliveries()).toHaveLength(2)
})

test('an interrupted withdrawal goes on and is delivered once', async () => {
  const ttp = await startTtp()
  const options = optionsFor(ttp)
  ttp.fail({ on: 'close', how: 'no-connection', times: 99 })
  await expect(withdrawConsent(person, options)).rejects.toMatchObject({ retryable: true })
  ttp.heal()
  const { deliveryId } = await withdrawConsent(person, options)
  expect(await ttp.withdrawals()).toMatchObject([{ deliveryId }])
})

test.each<readonly [string, unknown, string]>([
  ['a town and a first name', { city: 'Utrecht', givenName: 'Anna' }, 'WITHDRAWAL_FINDS_NOBODY'],
  ['nothing', {}, 'WITHDRAWAL_FINDS_NOBODY'],
  ['an address without a name', { postcode: '1012 AB', houseNumber: 7 }, 'WITHDRAWAL_FINDS_NOBODY'],
  ['a mail address that cannot be read', { email: 'anna', relationNumber: 'R1' }, 'RECORD_REFUSED'],
  ['a field that is none', { mail: 'anna@voorbeeld.nl' }, 'RECORD_FIELD_UNKNOWN'],
  ['a consent', { email: 'anna@voorbeeld.nl', contactConsent: false }, 'RECORD_FIELD_UNKNOWN'],
  ['a value that is no text', { email: ['anna@voorbeeld.nl'] }, 'RECORD_VALUE_TYPE'],
  ['a list', [person], 'RECORD_NOT_OBJECT'],
])('of %s nothing is sent, and the error holds no value [DELI-41]', async (_, given, code) => {
  const ttp = await startTtp()
  const error: unknown = await withdrawConsent(given as WithdrawingPerson, optionsFor(ttp)).catch((caught) => caught)
  expect(error).toMatchObject({ code })
  expect(JSON.stringify(error) + String(error)).not.toMatch(/anna|voorbeeld|Utrecht|1012/i)
  expect(sent(ttp)).toEqual([])
})

test('for an irreversible domain nothing is sent: there is no consent to withdraw [DELI-41]', async () => {
  const ttp = await startTtp('irreversible')
  await expect(withdrawConsent(person, optionsFor(ttp))).rejects.toMatchObject({ code: 'WITHDRAWAL_NOT_NEEDED' })
  expect(sent(ttp).filter((endpoint) => endpoint !== 'token')).toEqual([])
})
