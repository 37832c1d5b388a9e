import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FakeGateway } from '../supplier/fake-gateway.ts'
import { fileWith } from '../supplier/sample-file.ts'
import { runSluis, serveGateway } from './run-sluis.ts'

const VALUES = ['Zwanepoelstra', 'Quirinaldo', 'kanarie', '9713KX', '77812', '11-1931', '1931-11']
const FILE = [
  'Relatienummer;Voornaam;Achternaam;E-mail;Geboortedatum;Postcode;Huisnummer;Bezoekdatum',
  'KANARIE-1;Quirinaldo;Zwanepoelstra;q@kanarie.example;29-11-1931;9713KX;77812;2025-03-01',
  'KANARIE-2;Anna;Zwanepoelstra;;;9713KX;77812;2025-03-02',
  'KANARIE-3;;;;;;;2025-03-02',
  ';;;;;9713KX;77812;2025-03-03',
  ';;;;;;;2025-03-04',
  '',
].join('\n')

/** A delivery of the file above. */
async function delivered(): Promise<{
  readonly gateway: FakeGateway
  readonly configFile: string
  readonly deliveryId: string
  readonly own: string
}> {
  const { gateway, configFile, stateDirectory } = await serveGateway()
  const { code, stdout } = await runSluis(['send', fileWith(FILE), '--config', configFile, '--json'])
  expect([0, 3]).toContain(code)
  const { deliveryId } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { deliveryId: string }
  const own = join(stateDirectory, 'linkability', `${deliveryId}.json`)
  expect(readdirSync(join(stateDirectory, 'linkability'))).toEqual([`${deliveryId}.json`])
  return { gateway, configFile, deliveryId, own }
}

describe('the linkability of a file', () => {
  it('is shown by check, for people and for programs, in either language, without a value [LINK-71]', async () => {
    const path = fileWith(FILE)
    const english = await runSluis(['check', path])
    expect(english.stdout).toMatch(/20\.0% to a person, by e-mail/)
    expect(english.stdout).toMatch(/20\.0% within your institution only/)
    expect(english.stdout).toMatch(/80\.0% Ask for an e-mail address or a mobile number\. COLLECT_EMAIL_OR_MOBILE/)
    const dutch = await runSluis(['check', path, '--lang', 'nl'])
    expect(dutch.stdout).toMatch(/20,0% alleen aan een woonadres/)
    const program = await runSluis(['check', path, '--json'])
    expect(JSON.parse(program.stdout).linkability).toMatchObject({
      schema: 'sluis-linkability/1',
      rows: 5,
      strength: { strong: 1, nameAndAddress: 1, institutionOnly: 1, householdOnly: 1, weak: 0, none: 1 },
    })
    for (const { stdout } of [english, dutch, program]) {
      for (const value of VALUES) expect(stdout).not.toContain(value)
    }
  })

  it('is the same when it is sent, and the service counts the same; status shows it again [LINK-72]', async () => {
    const { configFile, deliveryId, own } = await delivered()
    const { code, stdout } = await runSluis(['status', deliveryId, '--config', configFile, '--json'])
    expect(code).toBe(0)
    const { linkability } = JSON.parse(stdout)
    const checked = JSON.parse((await runSluis(['check', fileWith(FILE), '--json'])).stdout).linkability
    expect(linkability).toEqual({ comparison: 'same', own: checked, report: checked })
    const text = readFileSync(own, 'utf8')
    for (const value of VALUES) expect(text + stdout).not.toContain(value)
    const shown = await runSluis(['status', deliveryId, '--config', configFile, '--lang', 'nl'])
    expect(shown.stdout).toMatch(/20,0% aan een persoon, alleen op naam en adres/)
    expect(shown.stdout).toContain('De dienst telde hetzelfde.')
  })

  it('is compared: another count of the service is a warning', async () => {
    const { gateway, configFile, deliveryId, own } = await delivered()
    const status = async () => runSluis(['status', deliveryId, '--config', configFile, '--json'])
    const report = JSON.parse(readFileSync(own, 'utf8'))
    gateway.state.linkability = { ...report, distinctRecords: report.distinctRecords - 1 }
    const different = await status()
    expect([different.code, JSON.parse(different.stdout).linkability.comparison]).toEqual([3, 'different'])
    gateway.state.linkability = 'pending'
    const pending = await status()
    expect([pending.code, JSON.parse(pending.stdout).linkability]).toEqual([0, { comparison: 'pending', own: report }])
    gateway.state.linkability = undefined
    writeFileSync(own, '{"schema":"sluis-linkability/1"}')
    expect(JSON.parse((await status()).stdout).linkability).toEqual({ comparison: 'one-sided', report })
    gateway.state.linkability = { ...report, advice: [{ code: 'COLLECT_BSN', rows: 1 }] }
    const unexpected = await status()
    expect(JSON.parse(unexpected.stdout)).toMatchObject({ ok: false, error: { code: 'ANSWER_UNEXPECTED' } })
  })
})

it('finds in the sample file what goes wrong in practice', async () => {
  const sample = new URL('../../../../examples/samples/members.csv', import.meta.url).pathname
  const { stdout } = await runSluis(['check', sample, '--json'])
  const { linkability } = JSON.parse(stdout)
  expect(linkability.repeated).toMatchObject({
    email: { values: 1, rows: 13, names: 13 },
    address: { values: 1, rows: 15, names: 15 },
  })
  expect(linkability.advice.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining([
      'MEND_EMAIL_REPEATED',
      'MEND_ADDRESS_REPEATED',
      'MEND_EMAIL_SHARED',
      'MEND_BIRTH_DATE_JANUARY_FIRST',
      'COLLECT_GIVEN_NAME',
    ]),
  )
  const shown = await runSluis(['check', sample, '--lang', 'nl'])
  expect(shown.stdout).toContain('Bij ongewoon veel namen: e-mailadressen (1), 13 regels')
})
