import { generateSealKey } from '@sluis/ttp-core/tenant'
import { describe, expect, it } from 'vitest'
import { findParties } from '../../src/supplier/send/parties.ts'
import { startFakeGateway } from './fake-gateway.ts'
import { temporaryFolder } from './sample-file.ts'

const DAY = '2025-06-01'

describe('the parties of a delivery', () => {
  it('are those of the verified directory: the first key of each recipient, and no other key [SEAL-5, DIRE-9]', async () => {
    const gateway = await startFakeGateway()
    const config = gateway.config(temporaryFolder())
    const { directory } = gateway.state
    const [engineKey, tenantKey] = [(await generateSealKey()).publicJwk, (await generateSealKey()).publicJwk]
    const identity = { ...directory.engines.identity, seal: [engineKey, ...directory.engines.identity.seal] }
    const organisations = directory.organisations.map((party) =>
      party.id === config.tenant ? { ...party, sealKeys: [tenantKey, ...party.sealKeys] } : party,
    )
    const changed = { ...directory, engines: { ...directory.engines, identity }, organisations }
    const parties = findParties(config, changed, DAY)
    expect(parties.identityKey).toEqual(engineKey)
    expect(parties.tenantKey).toEqual(tenantKey)
    expect(parties.signer).toEqual(config.signKey)
  })

  it('are none without an agreement in force on the day of delivery, or while one of them is suspended [DELI-4, DIRE-19]', async () => {
    const gateway = await startFakeGateway()
    const config = gateway.config(temporaryFolder())
    const { directory } = gateway.state
    expect(findParties(config, directory, DAY).institution).toBe(config.organisation)
    const missing = expect.objectContaining({ code: 'AGREEMENT_NOT_IN_FORCE' })
    expect(() => findParties(config, { ...directory, agreements: [] }, DAY)).toThrow(missing)
    for (const suspended of [config.organisation, config.tenant]) {
      const organisations = directory.organisations.map((party) =>
        party.id === suspended ? { ...party, status: 'suspended' as const } : party,
      )
      expect(() => findParties(config, { ...directory, organisations }, DAY)).toThrow(missing)
    }
  })
})
