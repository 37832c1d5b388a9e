import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'sluis-pack-'))
let printed = ''
beforeAll(() => {
  printed = execFileSync(process.execPath, [join(ROOT, 'scripts/pack.mjs'), folder], {
    encoding: 'utf8',
    // A folder of its own for settings: pnpm fails over one that cannot be.
    env: { ...process.env, XDG_CONFIG_HOME: folder },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, { readonly default: string }>>
}

describe('the library as it is packed for programs of others', () => {
  it('is two archives, and the command that installs them is said', () => {
    const [, ...archives] = printed.trim().split(/ (?=\S*\.tgz)/)
    expect(archives).toHaveLength(2)
    expect(printed.startsWith('npm install ')).toBe(true)
  })

  it.each(['sluis-ttp-core', 'sluis-client'])(
    '%s depends on versions, and holds every file that it exports',
    (name) => {
      const archive = new RegExp(`\\S*${name}-\\S*\\.tgz`).exec(printed)?.[0] ?? ''
      const inside = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).split('\n')
      execFileSync('tar', ['-xzf', archive, '-C', folder, 'package/package.json'])
      const manifest = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8')) as Manifest
      const versions = Object.values({ ...manifest.dependencies, ...manifest.peerDependencies })
      expect(versions.filter((version) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([])
      const exported = Object.values(manifest.exports).map(({ default: file }) => join('package', file))
      for (const file of exported)
        expect(inside).toEqual(expect.arrayContaining([file, file.replace(/\.js$/, '.d.ts')]))
    },
  )
})
