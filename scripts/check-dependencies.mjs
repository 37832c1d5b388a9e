// Holds the dependencies to their rules, and writes the software bill of materials (CycloneDX) when a file is named:
//   node scripts/check-dependencies.mjs [sbom.cdx.json]
// Every version is one version, every licence is of the list, and whoever runs a script when it is installed is named in pnpm-workspace.yaml.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { badLicences, installScripts, PACKAGES_MAX, unpinned } from './dependency-rules.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const problems = []
const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** pnpm where it is, else the one that npx brings. */
function pnpm(words) {
  for (const [command, ...first] of [['pnpm'], ['npx', '-y', 'pnpm@12']]) {
    const { error, status, stderr } = spawnSync(command, [...first, ...words], { cwd: root, encoding: 'utf8' })
    if (error?.code === 'ENOENT') continue
    if (status !== 0) throw new Error(stderr)
    return
  }
  throw new Error('pnpm is needed')
}

function billOf(words) {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-sbom-'))
  try {
    const file = join(folder, 'sbom.json')
    pnpm([
      'sbom',
      '--sbom-format',
      'cyclonedx',
      '--sbom-spec-version',
      '1.6',
      '--sbom-type',
      'application',
      ...words,
      '--out',
      file,
    ])
    return json(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every manifest of the workspace. */
function manifests() {
  const folders = [
    '.',
    'examples',
    'bench',
    ...readdirSync(join(root, 'packages')).map((name) => join('packages', name)),
  ]
  return folders.map((folder) => join(root, folder, 'package.json')).filter(existsSync)
}

/** Every package that is installed, its manifest read. */
function* installed() {
  const store = join(root, 'node_modules', '.pnpm')
  for (const folder of readdirSync(store)) {
    const modules = join(store, folder, 'node_modules')
    if (!existsSync(modules)) continue
    for (const name of readdirSync(modules)) {
      const inner = name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => join(name, own)) : [name]
      for (const own of inner) {
        const manifest = join(modules, own, 'package.json')
        if (existsSync(manifest)) yield json(manifest)
      }
    }
  }
}

for (const manifest of manifests()) {
  for (const range of unpinned(json(manifest)))
    problems.push(`${manifest.slice(root.length + 1)}: ${range} is not one version`)
}
const named = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
if (!/^strictDepBuilds: true$/m.test(named)) problems.push('pnpm-workspace.yaml: strictDepBuilds is not true')
if (/dangerouslyAllowAllBuilds/.test(named)) problems.push('pnpm-workspace.yaml: all install scripts are allowed')
for (const { name, version, ...manifest } of installed()) {
  const scripts = installScripts(manifest)
  const isNamed = new RegExp(`^ {2}"?${name?.replaceAll(/[/.]/g, '\\$&')}"?: (?:true|false)$`, 'm').test(named)
  if (scripts.length > 0 && !isNamed)
    problems.push(`${name}@${version} would run ${scripts.join(', ')} and is not named`)
}
const bill = billOf(['--prod'])
for (const purl of badLicences(bill)) problems.push(`${purl}: no licence of the list`)
if (bill.bomFormat !== 'CycloneDX' || bill.components.length < 20) problems.push('the bill of materials is not whole')
if (bill.components.length > PACKAGES_MAX) problems.push(`production came to ${bill.components.length} packages`)

const [out] = process.argv.slice(2)
if (out !== undefined) {
  writeFileSync(resolve(process.env.SLUIS_CWD ?? process.cwd(), out), `${JSON.stringify(bill, null, 2)}\n`)
}
for (const problem of problems) console.error(problem)
console.log(`${bill.components.length} packages in production, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
