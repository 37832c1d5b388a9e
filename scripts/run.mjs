// Runs a program of this workspace on a machine that has only Node 20 or newer and npm:
//   node scripts/run.mjs FILE [ARG ...]
// What is missing (a maintained Node, pnpm, the dependencies) comes from the npm registry; what is there is used.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_FLAGS = ['--conditions=sluis-source', '--disable-warning=ExperimentalWarning']
const NODE_MAJOR_MIN = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.sluis-installed')
const toolsFile = join(root, 'node_modules', '.sluis-tools.json')
const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']

/** Digest of what decides the dependencies: when it changes, they are installed again. */
function wanted() {
  const hash = createHash('sha256')
  for (const name of manifests) hash.update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

/** The tools that were fetched for this very list of dependencies and are still there: no registry is asked, so that a train will do. */
function keptTools() {
  try {
    const { wantedBy, node, bin } = JSON.parse(readFileSync(toolsFile, 'utf8'))
    return wantedBy === wanted() && existsSync(node) && existsSync(bin) ? { node, bin } : undefined
  } catch {
    // None were kept, or half a file: they are fetched.
    return undefined
  }
}

/** Notes where npx put Node and pnpm; programs find both on the path, now and the next time. */
function keepTools() {
  const bin = process.env.PATH?.split(delimiter).find((folder) => folder.includes('_npx'))
  if (bin === undefined) return
  mkdirSync(dirname(toolsFile), { recursive: true })
  writeFileSync(toolsFile, JSON.stringify({ wantedBy: wanted(), node: process.execPath, bin }))
}

/** The arguments travel in the environment: a shell between the two processes would change them. */
function fetchTools() {
  const environment = {
    ...process.env,
    SLUIS_INSIDE: '1',
    SLUIS_ARGUMENTS: JSON.stringify(process.argv.slice(2)),
    SLUIS_CWD: process.env.INIT_CWD ?? process.cwd(),
    npm_config_loglevel: 'error',
  }
  return spawnSync('npx', ['-y', '-p', 'node@24', '-p', 'pnpm@12', '-c', `node "${fileURLToPath(import.meta.url)}"`], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

function install() {
  const { status } = spawnSync('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    // stdout belongs to the program that runs next: its output may be JSON.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, CI: 'true' },
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('The dependencies could not be installed: is the npm registry reachable?')
    process.exit(8)
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, wanted())
}

/** Runs the program as this process's child and ends as it ends; Ctrl-C reaches both, so the child tidies up. */
function start(file, args, tools) {
  const path = tools === undefined ? {} : { PATH: tools.bin + delimiter + process.env.PATH }
  const child = spawn(tools?.node ?? process.execPath, [...NODE_FLAGS, file, ...args], {
    cwd: process.env.SLUIS_CWD ?? process.env.INIT_CWD ?? process.cwd(),
    // What Node compiled once is kept beside the dependencies: a program starts in half the time.
    env: {
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
      ...process.env,
      ...path,
      SLUIS_ROOT: root,
    },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
}

const inside = process.env.SLUIS_INSIDE === '1'
const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted()
const nodeMajor = Number(process.versions.node.split('.')[0])
const tools = !inside && installed && nodeMajor < NODE_MAJOR_MIN ? keptTools() : undefined
if (!inside && tools === undefined && (!installed || nodeMajor < NODE_MAJOR_MIN)) {
  const { status, error } = fetchTools()
  if (error) console.error(`npx could not be started: ${error.message}`)
  process.exit(status ?? 1)
}
if (!installed) install()
if (inside) keepTools()
const [file, ...args] = inside ? JSON.parse(process.env.SLUIS_ARGUMENTS ?? '[]') : process.argv.slice(2)
delete process.env.SLUIS_INSIDE
delete process.env.SLUIS_ARGUMENTS
if (file === undefined) {
  console.error('usage: node scripts/run.mjs FILE [ARG ...]')
  process.exit(2)
}
start(resolve(root, file), args, tools)
