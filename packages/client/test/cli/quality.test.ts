import { describe, expect, it } from 'vitest'
import { fileWith, museumExport } from '../supplier/sample-file.ts'
import { runSluis, serveGateway } from './run-sluis.ts'

describe('sluis check', () => {
  it('holds visits against the agreement that the directory told last, and asks the service nothing', async () => {
    const { gateway, configFile } = await serveGateway()
    const path = fileWith(`${museumExport(30)}R31;Els;Bakker;els@gmail.com;1016GV;1;1999-01-02;12,50\n`)
    expect((await runSluis(['send', path, '--config', configFile])).code).toBe(0)
    const asked = gateway.state.deliveries.size
    const known = await runSluis(['check', path, '--json'], { SLUIS_CONFIG: configFile })
    const report = JSON.parse(known.stdout)
    expect(report).toMatchObject({ rows: { 'before-agreement': 1, accepted: 30 } })
    expect(report.periods[0].inForceFrom).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(report.groups.find(({ mend }: { mend: string }) => mend === 'nothing')?.findings[0].code).toBe(
      'ROW_BEFORE_AGREEMENT',
    )
    expect(gateway.state.deliveries.size).toBe(asked)
  })
})

describe('sluis explain', () => {
  it('says of a code why it matters and where to mend it, in the reader’s language', async () => {
    const dutch = await runSluis(['explain', 'postcode_format', '--lang', 'nl'])
    expect(dutch.code).toBe(0)
    expect(dutch.stdout).toContain('Waarom het ertoe doet')
    const english = await runSluis(['explain', 'NETWORK_UNREACHABLE', '--json', '--lang', 'en'])
    expect(JSON.parse(english.stdout)).toMatchObject({ ok: true, code: 'NETWORK_UNREACHABLE', exit: 5 })
    expect((await runSluis(['explain', 'NO_SUCH_CODE'])).code).toBe(2)
  })
})
