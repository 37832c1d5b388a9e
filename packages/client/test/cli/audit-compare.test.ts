import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cosign } from '@sluis/ttp-core/auditor'
import { expect, test } from 'vitest'
import { TestLog, VERIFIER_KEY } from '../tenant/log.ts'
import { runSluis, serveGateway } from './run-sluis.ts'

const grown = (log: TestLog, entries: number, face: string): TestLog => {
  for (let entry = 0; entry < entries; entry += 1) log.add('token.issued', { entry, face })
  return log
}
const WITNESS = { name: 'stage-client', privateKey: new Uint8Array(32).fill(5) }

test('parties show each other what they saw; a fork is kept, and convicts the log before whoever has its key [AUDI-32, AUDI-34, AUDI-35]', async () => {
  const { gateway, configFile, stateDirectory } = await serveGateway()
  const audit = (...args: string[]): ReturnType<typeof runSluis> => runSluis(['audit', ...args])
  const nothing = await audit('compare', join(stateDirectory, 'no-such'), '--config', configFile, '--json')
  expect(JSON.parse(nothing.stdout)).toMatchObject({ ok: false, error: { code: 'FORK_UNREADABLE' } })

  grown(gateway.state.log, 6, 'honest')
  const shown = join(stateDirectory, '..', 'shown.txt')
  expect((await audit('checkpoint', '--config', configFile, '--out', shown)).code).toBe(0)
  const same = await audit('compare', shown, '--config', configFile, '--json')
  expect(JSON.parse(same.stdout)).toMatchObject({
    ok: true,
    compared: [{ size: 6, cosigned: [{ client: 'museum-client' }] }],
  })

  const other = join(stateDirectory, '..', 'other.txt')
  writeFileSync(other, cosign(grown(new TestLog(), 5, 'another').note(), WITNESS, 1_800_000_000))
  const forked = await audit('compare', other, '--config', configFile, '--json')
  expect(forked.code).toBe(4)
  expect(JSON.parse(forked.stdout)).toMatchObject({ ok: false, error: { code: 'LOG_FORKED' } })

  const [file = ''] = readdirSync(join(stateDirectory, 'forks'))
  const verdict = await audit('verify-fork', join(stateDirectory, 'forks', file), '--log-key', VERIFIER_KEY, '--json')
  expect([verdict.code, JSON.parse(verdict.stdout)]).toEqual([4, { ok: false, verdict: 'contradiction' }])
})
