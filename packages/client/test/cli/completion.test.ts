import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { everyNode, treeOf } from '../../src/cli/command-tree.ts'
import { makeProgram } from '../../src/cli/program.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'
import { runSluis } from './run-sluis.ts'

// Many commands, one after the other: on a busy machine each takes seconds to start.
vi.setConfig({ testTimeout: 300_000 })

const tree = treeOf(await makeProgram('0.0.0'))
const scripts = new Map<string, string>()

/** Whether a program is installed here. */
function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { code, stdout, stderr } = await runSluis(['completion', shell])
    expect([code, stderr]).toEqual([0, ''])
    scripts.set(shell, stdout)
  }
})

/** What a real bash offers after a line, sorted. */
function bashOffers(line: readonly string[], folder = temporaryFolder()): string[] {
  const script = join(folder, 'completion.bash')
  writeFileSync(script, scripts.get('bash') ?? '')
  const words = line.map((word) => `'${word}'`).join(' ')
  const ask = `source ./completion.bash; rm completion.bash; COMP_WORDS=(${words}); COMP_CWORD=${line.length - 1}; _sluis; printf '%s\\n' "\${COMPREPLY[@]}"`
  const printed = execFileSync('bash', ['--norc', '-c', ask], { cwd: folder, encoding: 'utf8' })
  return printed
    .split('\n')
    .filter((word) => word !== '')
    .sort()
}

const SEPARATOR = '=='
const inParts = (printed: string): string[][] =>
  printed
    .split(`${SEPARATOR}\n`)
    .slice(1)
    .map((part) =>
      part
        .split('\n')
        .filter((word) => word !== '')
        .sort(),
    )

/** What a real fish offers after each line, sorted. */
function fishOffers(lines: readonly (readonly string[])[], folder = temporaryFolder()): string[][] {
  const script = join(temporaryFolder(), 'sluis.fish')
  writeFileSync(script, scripts.get('fish') ?? '')
  const asks = lines.map((line) => `echo ${SEPARATOR}; complete -C 'sluis ${line.join(' ')}'`)
  const text = execFileSync('fish', ['--no-config', '-c', `source ${script}; ${asks.join('; ')}`], {
    cwd: folder,
    encoding: 'utf8',
  })
  // Behind a tab stands the description.
  return inParts(text.replace(/\t.*$/gm, ''))
}

/** What the function of zsh hands to `_describe` after each line, sorted: many lines in one shell. */
function zshDescribes(lines: readonly (readonly string[])[]): string[][] {
  const script = join(temporaryFolder(), '_sluis')
  writeFileSync(script, scripts.get('zsh') ?? '')
  const asks = lines.map(
    (line) =>
      `print -- '${SEPARATOR}'; words=(sluis ${line.map((word) => `'${word}'`).join(' ')}); CURRENT=${line.length + 1}; _sluis`,
  )
  const stubs = `compdef() { : }; _files() { : }; compadd() { : }; _describe() { print -l -- "\${(@)\${(P)@[-1]}%%:*}" }`
  return inParts(
    execFileSync('zsh', ['-f', '-c', `${stubs}; source ${script}; ${asks.join('; ')}`], { encoding: 'utf8' }),
  )
}

for (const shell of ['zsh', 'fish'])
  if (!has(shell))
    console.warn(`SKIPPED: ${shell} is not installed, so that its completion is not run; .ci/install-tools installs it`)

describe('sluis completion', () => {
  it('offers in bash the commands and options of the tree itself, at every node of it', () => {
    for (const node of everyNode(tree)) {
      const options = node.options.flatMap(({ names }) => names)
      expect(bashOffers(['sluis', ...node.path, '-'])).toEqual([...options].sort())
      if (node.children.length > 0) {
        const commands = node.children.map(({ path }) => path.at(-1))
        expect(bashOffers(['sluis', ...node.path, ''])).toEqual([...commands].sort())
      }
    }
  })

  it('offers files where a file belongs, folders where a folder belongs, words where there is a list', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'visits of *may*.csv'), '')
    mkdirSync(join(folder, 'drop'))
    expect(bashOffers(['sluis', 'check', ''], folder)).toEqual(['drop', 'visits of *may*.csv'])
    expect(bashOffers(['sluis', 'check', '--mapping', 'vis'], folder)).toEqual(['visits of *may*.csv'])
    expect(bashOffers(['sluis', 'enrol', 'start', '--folder', ''], folder)).toEqual(['drop'])
    expect(bashOffers(['sluis', 'check', '--lang', ''])).toEqual(['en', 'nl'])
    expect(bashOffers(['sluis', 'completion', 'b'])).toEqual(['bash'])
    expect(bashOffers(['sluis', 'check', '--country', ''], folder)).toEqual([])
    // A file that is called like a command is no command.
    expect(bashOffers(['sluis', 'check', 'send', '--ag'], folder)).toEqual([])
    expect(bashOffers(['sluis', 'send', 'x.csv', '--ag'])).toEqual(['--again'])
  })

  it('registers itself with bash, as a user would load it', () => {
    const folder = temporaryFolder()
    const command = join(folder, 'sluis')
    writeFileSync(command, `#!/bin/sh\ncat <<'END'\n${scripts.get('bash')}\nEND\n`)
    chmodSync(command, 0o755)
    const ask = 'source <(sluis completion bash); complete -p sluis'
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
    expect(execFileSync('bash', ['--norc', '-c', ask], { env, encoding: 'utf8' })).toBe('complete -F _sluis sluis\n')
  })

  it.each(['zsh', 'fish', 'powershell'])('names every command for %s', (shell) => {
    const script = scripts.get(shell) ?? ''
    for (const { path } of everyNode(tree)) for (const word of path) expect(script).toContain(word)
  })

  it.skipIf(!has('fish'))('offers in fish the commands and options of the tree itself, at every node of it', () => {
    const nodes = [...everyNode(tree)]
    const offered = fishOffers(
      nodes.flatMap(({ path }) => [
        [...path, '-'],
        [...path, ''],
      ]),
    )
    for (const [at, { options, children }] of nodes.entries()) {
      const names = options.flatMap((option) => option.names)
      expect(offered[2 * at]).toEqual([...names].sort())
      if (children.length > 0) expect(offered[2 * at + 1]).toEqual(children.map(({ path }) => path.at(-1) ?? '').sort())
    }
  })

  it.skipIf(!has('fish'))('offers in fish files, folders and words where they belong', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'visits of *may*.csv'), '')
    mkdirSync(join(folder, 'drop'))
    const lines = [
      ['check', ''],
      ['check', '--mapping', 'vis'],
      ['enrol', 'start', '--folder', ''],
      ['check', '--lang', ''],
      ['completion', 'b'],
      ['send', 'x.csv', '--ag'],
    ]
    expect(fishOffers(lines, folder)).toEqual([
      ['drop/', 'visits of *may*.csv'],
      ['visits of *may*.csv'],
      ['drop/'],
      ['en', 'nl'],
      ['bash'],
      ['--again'],
    ])
  })

  it.skipIf(!has('zsh'))('offers in zsh the commands and options of the tree itself, at every node of it', () => {
    const nodes = [...everyNode(tree)]
    const offered = zshDescribes(
      nodes.flatMap(({ path }) => [
        [...path, '-'],
        [...path, ''],
      ]),
    )
    for (const [at, { options, children }] of nodes.entries()) {
      expect(offered[2 * at]).toEqual(options.flatMap((option) => option.names).sort())
      if (children.length > 0) expect(offered[2 * at + 1]).toEqual(children.map(({ path }) => path.at(-1) ?? '').sort())
    }
  })

  it.skipIf(!has('zsh'))('completes at a prompt of zsh, loaded as the script says', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, '_sluis'), scripts.get('zsh') ?? '')
    writeFileSync(join(folder, 'visits of *may*.csv'), '')
    mkdirSync(join(folder, 'drop'))
    const press = (line: string): string => {
      const capture = join(import.meta.dirname, 'zsh-press-tab.zsh')
      return execFileSync('zsh', ['-f', capture, folder, line], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 240_000,
      }).trim()
    }
    expect(press('sluis chec')).toBe('sluis check')
    expect(press('sluis check --save-m')).toBe('sluis check --save-mapping')
    expect(press('sluis check vis')).toBe('sluis check visits\\ of\\ \\*may\\*.csv')
    expect(press('sluis enrol start --folder d')).toBe('sluis enrol start --folder drop/')
    expect(press('sluis completion b')).toBe('sluis completion bash')
    expect(press('sluis check --lang n')).toBe('sluis check --lang nl')
  })

  it('keeps quotes of descriptions inside the quotes of each shell', () => {
    for (const shell of ['zsh', 'fish', 'powershell']) {
      for (const line of (scripts.get(shell) ?? '').split('\n')) {
        if (line.startsWith('#')) continue
        const bare = line.replaceAll("'\\''", '').replaceAll("\\'", '').replaceAll("''", '')
        expect((bare.match(/'/g) ?? []).length % 2, line).toBe(0)
      }
    }
  })

  it('refuses a shell that it does not know, as JSON where that was asked for', async () => {
    expect((await runSluis(['completion', 'tcsh'])).code).toBe(2)
    const { code, stdout } = await runSluis(['check', '--json', '--unknown'])
    expect([code, JSON.parse(stdout)]).toEqual([2, { ok: false, error: { code: 'USAGE' } }])
  })
})
