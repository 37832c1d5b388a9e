import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startFakeTtp } from '../../src/testing/index.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis } from './run-sluis.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

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
