import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deliverRecords, readConfig } from '../../src/index.ts'
import { deliverFile } from '../../src/supplier/index.ts'
import { startFakeTtp } from '../../src/testing/index.ts'
import { optionsFor, visits } from '../records/visits.ts'
import { fileWith, temporaryFolder } from '../supplier/sample-file.ts'

describe('the fake TTP', () => {
  it('shows what was delivered as those see it who receive it, files too', async () => {
    const ttp = await startFakeTtp({ institution: 'stage', tenant: 'audience', domain: 'reach' })
    const { config, fetch = ttp.fetch } = optionsFor(ttp)
    await deliverFile(fileWith('E-mail;Bezoekdatum\nEen@Voorbeeld.nl;1-3-2026\n;2-3-2026\n'), { config, fetch })
    const [delivery] = await ttp.deliveries()
    expect(delivery?.state).toBe('closed')
    expect(delivery?.rows.map(({ row: _, ...rest }) => rest)).toEqual(
      expect.arrayContaining([
        { identity: { email: 'een@voorbeeld.nl' }, activity: { visitDate: '2026-03-01' } },
        { activity: { visitDate: '2026-03-02' } },
      ]),
    )
  })

  it('listens on this machine alone, for a program that reads its configuration from a file', async () => {
    const ttp = await startFakeTtp()
    try {
      const path = await ttp.writeConfig(temporaryFolder())
      expect(statSync(path).mode & 0o077).toBe(0)
      const config = await readConfig(path)
      expect(config.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      ttp.fail({ on: 'chunk', how: 'no-connection' })
      ttp.fail({ on: 'close', how: 'lost-answer' })
      const retry = { sleep: async () => undefined }
      const delivered = await deliverRecords(visits(3), { config, run: 'one', retry })
      expect(delivered).toMatchObject({ outcome: 'delivered', rows: 3 })
      expect((await ttp.deliveries()).map(({ state }) => state)).toEqual(['closed'])
      expect(JSON.parse(readFileSync(path, 'utf8')).signKey.d).toBeTruthy()
    } finally {
      await ttp.close()
    }
  })

  it('fails as it is told: which requests, after how many, how often; and is well again', async () => {
    const ttp = await startFakeTtp()
    const ask = async () => (await ttp.fetch('https://ttp.test/v1/directory', {})).status
    ttp.fail({ on: 'token', how: { refuse: 503 } })
    ttp.fail({ on: 'directory', after: 1, times: 2, how: { refuse: 429, code: 'RATE_LIMITED', retryAfterSeconds: 3 } })
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 429, 429, 200])
    ttp.fail({ how: 'no-connection', times: 9 })
    await expect(ask()).rejects.toThrow('fetch failed')
    ttp.heal()
    expect(await ask()).toBe(200)
    expect(ttp.requests.every(({ endpoint }) => endpoint === 'directory')).toBe(true)
  })

  it('can be slow, and stops waiting when the caller does', async () => {
    const ttp = await startFakeTtp()
    ttp.fail({ on: 'directory', how: { slow: 3_600_000 } })
    const controller = new AbortController()
    const answer = ttp.fetch('https://ttp.test/v1/directory', { signal: controller.signal })
    controller.abort(new Error('given up'))
    await expect(answer).rejects.toThrow('given up')
    ttp.fail({ on: 'directory', how: { slow: 1 } })
    expect((await ttp.fetch('https://ttp.test/v1/directory', {})).status).toBe(200)
  })

  it('believes nothing: a suspended institution, an ended agreement and another key are refused with the codes of the service', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    await ttp.publish(({ organisations }) => ({
      organisations: organisations.map((one) => (one.id === 'museum' ? { ...one, status: 'suspended' } : one)),
    }))
    await expect(deliverRecords(visits(1), options)).rejects.toMatchObject({ retryable: false })
    const { signKey } = (await startFakeTtp()).config('unused')
    const healthy = await startFakeTtp()
    const config = { ...healthy.config(temporaryFolder()), signKey }
    await expect(deliverRecords(visits(1), { ...options, fetch: healthy.fetch, config })).rejects.toMatchObject({
      code: 'KEY_NOT_IN_DIRECTORY',
    })
  })

  it('has a clock of its own: assertions of a client whose clock is wrong are refused', async () => {
    const ttp = await startFakeTtp({ now: () => new Date('2030-01-01T00:00:00Z') })
    const options = { ...optionsFor(ttp), now: () => new Date('2026-06-01T12:00:00Z') }
    await expect(deliverRecords(visits(1), options)).rejects.toMatchObject({ code: 'CLIENT_ASSERTION_INVALID' })
    const right = { ...optionsFor(ttp), now: () => new Date('2030-01-01T00:00:10Z') }
    expect(await deliverRecords(visits(1), right)).toMatchObject({ outcome: 'delivered' })
  })

  it('keeps receipts back', async () => {
    const ttp = await startFakeTtp()
    const options = optionsFor(ttp)
    ttp.holdReceipts(1_000)
    const impatient = { ...options, receiptPolling: { interval: 1, longest: 3 } }
    await expect(deliverRecords(visits(1), impatient)).rejects.toMatchObject({
      code: 'RECEIPT_PENDING',
      retryable: true,
    })
    ttp.holdReceipts(0)
    expect(await deliverRecords(visits(1), options)).toMatchObject({ outcome: 'delivered', resumed: true })
  })
})
