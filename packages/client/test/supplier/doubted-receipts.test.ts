import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import type { ReceiptDetails } from '@sluis/ttp-core/supplier'
import { describe, expect, it } from 'vitest'
import { deliverFile } from '../../src/supplier/index.ts'
import { closed, ROWS, receiptOf, setUp } from './interrupted.ts'
import { fileWith } from './sample-file.ts'

describe('what the client does not believe', () => {
  it.each([
    [
      'a receipt for fewer rows [DELI-27]',
      (receipt: Record<string, unknown>) => ({ ...receipt, details: { ...(receipt.details as object), rowCount: 1 } }),
    ],
    [
      'a receipt with another entry [DELI-27]',
      (receipt: Record<string, unknown>) => ({ ...receipt, entry: String(receipt.entry).replace('2026', '2025') }),
    ],
    ['no receipt at all', () => ({})],
  ])('%s', async (_, tamper) => {
    const { gateway, deliver, stateDirectory } = await setUp()
    gateway.state.tamperReceipt = tamper
    await expect(deliver()).rejects.toMatchObject({ code: 'RECEIPT_INVALID' })
    expect(readdirSync(stateDirectory)).not.toContain('receipts')
  })

  it.each<[keyof ReceiptDetails, string | number]>([
    ['deliveryId', '00000000-0000-4000-8000-000000000000'],
    ['institution', 'stage'],
    ['tenant', 'other'],
    ['domain', 'other'],
    ['chunkCount', 3],
    ['rowCount', ROWS - 1],
    ['manifestDigest', 'A'.repeat(43)],
  ])('a receipt that the log proves, with another %s [DELI-27]', async (member, value) => {
    const { gateway, deliver, stateDirectory } = await setUp()
    gateway.state.tamperReceipt = ({ details }) =>
      receiptOf(gateway, { ...(details as ReceiptDetails), [member]: value })
    await expect(deliver()).rejects.toMatchObject({ code: 'RECEIPT_MISMATCH' })
    expect(readdirSync(stateDirectory)).not.toContain('receipts')
    expect(readdirSync(join(stateDirectory, 'outbox'))).toEqual(closed(gateway))
  })

  it('a directory by another registrar, or an older one than it has seen [DIRE-9, DIRE-10, DIRE-17]', async () => {
    const { gateway, deliver } = await setUp()
    const original = { jws: gateway.state.jws, directory: gateway.state.directory }
    const { directoryDigest } = await import('@sluis/ttp-core/common')
    await gateway.publish({ version: 2, previousDigest: directoryDigest(original.jws) })
    await deliver()
    Object.assign(gateway.state, original)
    await expect(deliver({ again: true })).rejects.toMatchObject({ code: 'DIRECTORY_OLDER' })
    const impostor = await generateSignKey()
    await gateway.publish({ version: 3, previousDigest: 'a'.repeat(64) }, impostor.privateJwk)
    await expect(deliver({ again: true })).rejects.toMatchObject({ code: 'DIRECTORY_SIGNATURE_INVALID' })
  })

  it('an agreement that is not in force, or not there', async () => {
    const { deliver, options } = await setUp()
    await expect(deliver({ now: () => new Date('2024-12-31T12:00:00Z') })).rejects.toMatchObject({
      code: 'AGREEMENT_NOT_IN_FORCE',
    })
    await expect(deliver({ config: { ...options.config, domain: 'other' } })).rejects.toMatchObject({
      code: 'AGREEMENT_NOT_IN_FORCE',
    })
  })
})

describe('a file that cannot go', () => {
  it('is refused before anything is announced', async () => {
    const { gateway, options } = await setUp()
    await expect(deliverFile(fileWith('email\na@voorbeeld.nl\n'), options)).rejects.toMatchObject({
      code: 'VISIT_DATE_UNMAPPED',
    })
    await expect(deliverFile(fileWith('email;visitDate\n'), options)).rejects.toMatchObject({
      code: 'FILE_HEADER_ONLY',
    })
    expect(gateway.state.deliveries.size).toBe(0)
  })

  it.each([
    ['all rows too early', 'email;visitDate\na@voorbeeld.nl;2020-01-01\n', 'ALL_ROWS_HELD', []],
    [
      'a quote open at the end',
      'email;visitDate\na@voorbeeld.nl;2025-01-01\n"b;2025-01-01\n',
      'QUOTE_NOT_CLOSED',
      ['abandoned'],
    ],
  ])('is given up as a whole: %s', async (_, content, code, states) => {
    const { gateway, options, stateDirectory } = await setUp()
    await expect(deliverFile(fileWith(content), options)).rejects.toMatchObject({ code })
    expect([...gateway.state.deliveries.values()].map(({ state }) => state)).toEqual(states)
    const outbox = join(stateDirectory, 'outbox')
    expect(existsSync(outbox) ? readdirSync(outbox) : []).toEqual([])
  })

  it('waits for a receipt that is not ready, for a while', async () => {
    const { gateway, deliver } = await setUp()
    gateway.state.pendingReceipts = 3
    expect((await deliver()).rows).toBe(ROWS)
    const slow = await setUp()
    slow.gateway.state.pendingReceipts = 1e9
    await expect(slow.deliver({ receiptPolling: { interval: 1, longest: 20 } })).rejects.toMatchObject({
      code: 'RECEIPT_PENDING',
      retryable: true,
    })
    slow.gateway.state.pendingReceipts = 0
    expect((await slow.deliver()).resumed).toBe(true)
  })
})
