import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

interface Rules {
  readonly allows: (expression: string) => boolean
  readonly badLicences: (bill: object) => readonly string[]
  readonly unpinned: (manifest: object) => readonly string[]
  readonly installScripts: (manifest: object) => readonly string[]
}

const ROOT = join(import.meta.dirname, '../../..')
const hasPnpm = spawnSync('pnpm', ['--version']).status === 0
let rules: Rules
let folder: string
beforeAll(async () => {
  rules = (await import(join(ROOT, 'scripts/dependency-rules.mjs'))) as Rules
  folder = await mkdtemp(join(tmpdir(), 'sluis-install-'))
})
afterAll(async () => {
  if (!hasPnpm) console.warn('skipped: pnpm is not there')
  await rm(folder, { recursive: true, force: true })
})

test.each([
  ['MIT', true],
  ['(BSD-3-Clause OR GPL-2.0)', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['MIT AND ISC', true],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('a licence %s is allowed: %s', (expression, allowed) => {
  expect(rules.allows(expression)).toBe(allowed)
})

test('a component without a licence, or under one that is not of the list, is found; our own are not asked', () => {
  const component = (name: string, ...licenses: object[]) => ({ purl: `pkg:npm/${name}@1.0.0`, licenses })
  const components = [
    component('fine', { license: { id: 'MIT' } }),
    component('copyleft', { license: { id: 'AGPL-3.0-only' } }),
    component('named', { license: { name: 'Commercial' } }),
    component('silent'),
    { purl: 'pkg:npm/%40sluis/ttp-core@0.1.0' },
  ]
  expect(rules.badLicences({ components })).toEqual([
    'pkg:npm/copyleft@1.0.0',
    'pkg:npm/named@1.0.0',
    'pkg:npm/silent@1.0.0',
  ])
})

test('a range of versions is found, and so is a script that runs when a package is installed', () => {
  const dependencies = { a: '1.2.3', b: '^1.2.3', c: 'workspace:*', d: '18.4.0-beta.17', e: 'latest', f: '1.x' }
  expect(rules.unpinned({ dependencies })).toEqual(['b@^1.2.3', 'e@latest', 'f@1.x'])
  expect(rules.installScripts({ scripts: { test: 'x', postinstall: 'x' } })).toEqual(['postinstall'])
})

/** Installs a package that leaves a mark when its script runs, under the settings of this repository. */
async function install(
  name: string,
  extra: string,
): Promise<{ readonly status: number | null; readonly ran: boolean }> {
  const project = join(folder, name)
  await mkdir(join(project, 'noisy'), { recursive: true })
  const mark = join(project, 'ran')
  const script = `node -e "require('fs').writeFileSync(process.env.MARK, '')"`
  await writeFile(
    join(project, 'noisy/package.json'),
    JSON.stringify({ name: 'noisy', version: '1.0.0', scripts: { postinstall: script } }),
  )
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', dependencies: { noisy: 'file:./noisy' } }),
  )
  const settings = await readFile(join(ROOT, 'pnpm-workspace.yaml'), 'utf8')
  const lines = settings.split('\n').filter((line) => !/^(?:packages:| {2}- |overrides:| {2}antlr4ts)/.test(line))
  await writeFile(
    join(project, 'pnpm-workspace.yaml'),
    lines.join('\n').replace('allowBuilds:\n', `allowBuilds:\n${extra}`),
  )
  const { status } = spawnSync('pnpm', ['install', '--offline'], {
    cwd: project,
    // A folder of its own for settings: the package manager wants one that it can write.
    env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'settings'), MARK: mark, CI: 'true' },
  })
  return { status, ran: existsSync(mark) }
}

test.skipIf(!hasPnpm)('a script that is not named does not run, and ends the installation', async () => {
  const { status, ran } = await install('unnamed', '')
  expect(ran).toBe(false)
  expect(status).not.toBe(0)
})

test.skipIf(!hasPnpm)('the control: named, the same script runs', async () => {
  expect(await install('named', '  "noisy@file:noisy": true\n')).toEqual({ status: 0, ran: true })
})
