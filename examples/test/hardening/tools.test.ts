import { spawnSync } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const SCRIPT = join(import.meta.dirname, '../../../scripts/run.mjs')
const OLD_NODE = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`

let root: string
let path: string

/** A workspace with one program, and in place of the registry an npx that says how often it was asked. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sluis-tools-'))
  const bin = join(root, '_npx', 'bin')
  const tools = join(root, 'tools')
  for (const folder of ['scripts', 'node_modules', 'tools']) await mkdir(join(root, folder))
  await mkdir(bin, { recursive: true })
  await copyFile(SCRIPT, join(root, 'scripts', 'run.mjs'))
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
    await writeFile(join(root, name), name === 'package.json' ? '{"type":"module"}' : '')
  await writeFile(join(root, 'program.js'), 'console.log(process.versions.node, ...process.argv.slice(2))')
  await symlink(process.execPath, join(bin, 'node'))
  await executable(join(bin, 'pnpm'), 'exit 0')
  await executable(
    join(tools, 'npx'),
    `echo asked >> ${root}/asked\nfor last; do :; done\nPATH=${bin}:$PATH exec sh -c "$last"`,
  )
  path = tools + delimiter + process.env.PATH
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function executable(file: string, script: string) {
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
}

function run(...args: string[]) {
  const { SLUIS_INSIDE, NODE_OPTIONS, NODE_COMPILE_CACHE, ...env } = process.env
  return spawnSync(process.execPath, ['--import', OLD_NODE, join(root, 'scripts/run.mjs'), 'program.js', ...args], {
    env: { ...env, PATH: path },
    encoding: 'utf8',
  })
}
const asked = async () => (await readFile(join(root, 'asked'), 'utf8')).split('\n').length - 1

test('on an older Node the tools are fetched once; every later command runs with them, without a network', async () => {
  expect(run('first')).toMatchObject({ stdout: `${process.versions.node} first\n`, status: 0 })
  expect(run('two words')).toMatchObject({ stdout: `${process.versions.node} two words\n`, status: 0 })
  expect(await asked()).toBe(1)
})

test('they are fetched again when they are gone, and when the dependencies have changed', async () => {
  expect(run().status).toBe(0)
  await rm(join(root, '_npx', 'bin', 'pnpm'))
  await writeFile(join(root, 'node_modules', '.sluis-tools.json'), '{"node":')
  expect(run().status).toBe(0)
  expect(await asked()).toBe(2)
  await executable(join(root, '_npx', 'bin', 'pnpm'), 'exit 0')
  await writeFile(join(root, 'pnpm-lock.yaml'), 'changed')
  expect(run().status).toBe(0)
  expect(await asked()).toBe(3)
})
