import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { fieldLabel } from '../../src/cli/field-label.ts'
import { startFakeTtp } from '../../src/testing/index.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis } from './run-sluis.ts'
import { hasTerminal, inTerminal } from './terminal.ts'

vi.setConfig({ testTimeout: 300_000 })

async function startTtp() {
  const ttp = await startFakeTtp()
  await ttp.publish(({ domains }) => ({ domains: domains.map((each) => ({ ...each, mode: 'reversible' })) }))
  const folder = temporaryFolder()
  return { ttp, folder, config: await ttp.writeConfig(folder) }
}

test('sluis withdraw --file withdraws the person of the file and gives the receipt', async () => {
  const { ttp, folder, config } = await startTtp()
  const file = join(folder, 'person.json')
  writeFileSync(file, '{"email":"anna@voorbeeld.nl"}')
  const { code, stdout, stderr } = await runSluis(['withdraw', '--file', file, '--config', config, '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { ok, deliveryId } = JSON.parse(stdout)
  expect(ok).toBe(true)
  expect(await ttp.withdrawals()).toEqual([{ deliveryId, persons: [{ email: 'anna@voorbeeld.nl' }] }])
  await ttp.close()
})

test('sluis withdraw takes nobody from its command line, and asks nothing where nobody can answer [DELI-41]', async () => {
  const { ttp, config } = await startTtp()
  for (const args of [['anna@voorbeeld.nl'], ['--email', 'anna@voorbeeld.nl'], []]) {
    const { code, stdout } = await runSluis(['withdraw', ...args, '--config', config])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  }
  expect(await ttp.deliveries()).toEqual([])
  await ttp.close()
})

/** Sits before `sluis withdraw` and answers what it asks, up to the last question. */
async function answerAll(config: string, answers: Readonly<Record<string, string>>, language: 'en' | 'nl') {
  const asked = inTerminal(['withdraw', '--config', config, '--lang', language])
  for (const field of [
    'relationNumber',
    'email',
    'phone',
    'initials',
    'familyName',
    'birthDate',
    'postcode',
    'houseNumber',
  ] as const) {
    await asked.sees(fieldLabel(field, language))
    asked.type(`${answers[field] ?? ''}\r`)
  }
  return asked
}

test.skipIf(!hasTerminal)(
  'sluis withdraw asks who it is on a terminal, and withdraws what was said of it [DELI-41]',
  async () => {
    const { ttp, config } = await startTtp()
    const asked = await answerAll(config, { email: 'anna@voorbeeld.nl', familyName: 'Bakker' }, 'nl')
    await asked.sees('De toestemming van deze persoon intrekken?')
    asked.type('\r')
    await asked.sees('Ingetrokken; ontvangstbevestiging')
    await asked.sees('opnieuw toestemming geeft')
    expect(await asked.ended).toBe(0)
    const [withdrawn, ...more] = await ttp.withdrawals()
    expect([withdrawn?.persons, more]).toEqual([[{ email: 'anna@voorbeeld.nl', familyName: 'Bakker' }], []])
    await ttp.close()
  },
)

test.skipIf(!hasTerminal)(
  'sluis withdraw sends nothing of a person when the last question is answered no, or left',
  async () => {
    const { ttp, config } = await startTtp()
    for (const keys of ['n', '\u0003']) {
      const asked = await answerAll(config, { email: 'anna@voorbeeld.nl' }, 'en')
      await asked.sees('Withdraw the consent of this person?')
      asked.type(keys)
      expect(await asked.ended).not.toBe(0)
      expect(asked.shown()).not.toContain('Withdrawn; receipt')
    }
    expect(await ttp.deliveries()).toEqual([])
    await ttp.close()
  },
)
