import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { everyNode, treeOf } from '../../src/cli/command-tree.ts'
import { EXIT, EXIT_MEANING } from '../../src/cli/exit-codes.ts'
import { makeProgram } from '../../src/cli/program.ts'
import { referenceText } from '../../src/cli/reference.ts'

const tree = treeOf(await makeProgram('0.0.0'))
const leaves = [...everyNode(tree)].filter(({ children }) => children.length === 0)

describe('the reference of the command', () => {
  it('is the one that the command tree gives (vitest --update writes it anew)', async () => {
    await expect(referenceText(tree)).toMatchFileSnapshot('../../../../docs/cli.md')
  })

  it('gives every exit code a meaning, in both languages', () => {
    expect(EXIT_MEANING.map(({ code }) => code)).toEqual(Object.values(EXIT))
    for (const { en, nl } of EXIT_MEANING) expect([en.length > 3, nl.length > 3]).toEqual([true, true])
  })

  it('every command can be asked in both languages, quietly and without questions', () => {
    for (const { options, path } of leaves) {
      const names = options.flatMap((option) => option.names)
      for (const name of ['--lang', '--quiet', '--no-input'])
        expect([path, names]).toEqual([path, expect.arrayContaining([name])])
    }
  })

  it('every command speaks JSON, but those whose output is another text by nature', () => {
    const without = leaves.filter(({ options }) => !options.some(({ names }) => names.includes('--json')))
    // A script for a shell; rows and answers, which are JSON by the line anyhow.
    expect(without.map(({ path }) => path.join(' '))).toEqual(['completion', 'tenant rows', 'vectors answer'])
  })

  it('takes no secret as the value of an option: the list of processes shows those', () => {
    for (const { options, path } of leaves) {
      for (const { names, value, flags } of options) {
        if (!/pass|secret|token|password|key\b/.test(names.join()) || value === undefined) continue
        // A file with the secret in it, or a key that is public.
        expect([path.join(' '), flags]).toEqual([
          path.join(' '),
          expect.stringMatching(/<(file|folder)|^--log-key |^--registrar-key /),
        ])
      }
    }
  })

  it('is named in the package’s README', () => {
    expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain('docs/cli.md')
  })
})

describe('a command that is loaded alone', () => {
  it('is the one of the whole tree, every one of them, under the name by which it is called', async () => {
    for (const child of tree.children) {
      const [name = ''] = child.path
      if (name === 'completion') continue
      const alone = treeOf(await makeProgram('0.0.0', name))
      expect(alone.children).toEqual([child])
    }
    for (const word of ['', '--help', 'unknown', 'toString', '__proto__', 'completion']) {
      expect(treeOf(await makeProgram('0.0.0', word)).children).toHaveLength(tree.children.length)
    }
  })
})
