// Packs the library for programs of others: `npm run -s pack -- FOLDER` writes two archives that npm, pnpm and yarn install.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [given] = process.argv.slice(2)
if (given === undefined) {
  console.error('Say into which folder: npm run -s pack -- FOLDER')
  process.exit(2)
}
const folder = resolve(process.env.SLUIS_CWD ?? process.cwd(), given)
mkdirSync(folder, { recursive: true })

function run(command, words, cwd) {
  const { error, status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' })
  if (error?.code === 'ENOENT') return undefined
  if (status !== 0) throw new Error(`${command} ${words[0]} failed\n${stdout}${stderr}`)
  return stdout
}

run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', join(root, 'packages/client')], root)
const archives = ['ttp-core', 'client'].map((name) => {
  const words = ['pack', '--json', '--pack-destination', folder]
  const cwd = join(root, 'packages', name)
  // pnpm writes versions where the workspace has links.
  const printed = run('pnpm', words, cwd) ?? run('npx', ['-y', 'pnpm@12', ...words], cwd)
  return JSON.parse(printed ?? '{}').filename
})
console.log(`npm install ${archives.join(' ')}`)
