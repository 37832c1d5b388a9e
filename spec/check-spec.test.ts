import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../scripts/check-spec.mjs', import.meta.url))

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sluis-check-spec-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

function check(): { code: number | null; problems: string[]; summary: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' })
  return { code: status, problems: stderr.split('\n').filter((line) => line !== ''), summary: stdout.trim() }
}

// Put together at run time: here they would be citations of clauses that the specification has not.
const cite = (...clauses: string[]): string => `it('does [${clauses.join(', ')}]', () => {})\n`
const chapter = (...clauses: string[]): string =>
  clauses.map((text, index) => `**ABCD-${index + 1}.** ${text}\n`).join('\n')

describe('a specification that holds together', () => {
  it('passes: tests, vectors and formal claims name what binds', () => {
    write('spec/01-first.md', chapter('One MUST go.', 'Two SHOULD stay.', 'Three\nMUST NOT stay.', 'Four is REQUIRED.'))
    write('packages/a/test/one.test.ts', cite('ABCD-1', 'ABCD-2'))
    write('test-vectors/some.json', JSON.stringify({ testGroups: [{ type: 'Some', specRef: 'ABCD-3' }] }))
    write('spec/formal/claims.ts', `const claim = { clauses: ['ABCD-4'] }`)
    expect(check()).toEqual({
      code: 0,
      problems: [],
      summary: '4 clauses, 3 of them binding, 3 of those named by a test; 0 problems',
    })
  })
})

describe('what is found', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a clause that binds and that nothing names', { 'spec/01-first.md': chapter('It MUST go.') }, 'ABCD-1 binds'],
    [
      'a clause that binds in its second line',
      { 'spec/01-first.md': chapter('It goes, as\nit SHALL.') },
      'ABCD-1 binds',
    ],
    [
      'a test that names no clause',
      { 'spec/01-first.md': chapter('It goes.'), 'examples/test/a.test.ts': cite('ABCD-2') },
      'there is no clause ABCD-2',
    ],
    [
      'vectors that name no clause',
      {
        'spec/01-first.md': chapter('It goes.'),
        'test-vectors/a.json': JSON.stringify({ testGroups: [{ type: 'Enc', specRef: 'RFC 5869' }] }),
      },
      'Enc: specRef is no list of clauses',
    ],
    [
      'a formal claim that names no clause',
      { 'spec/01-first.md': chapter('It goes.'), 'spec/formal/a/claims.ts': `clauses: ['ABCD-7']` },
      'there is no clause ABCD-7',
    ],
    [
      'numbers that do not ascend within a section',
      { 'spec/01-first.md': '**ABCD-3.** Three.\n\n**ABCD-2.** Two.\n' },
      'ABCD-2 follows ABCD-3',
    ],
    [
      'a clause of another chapter',
      { 'spec/01-first.md': '**ABCD-1.** One.\n\n**WXYZ-2.** Two.\n' },
      'WXYZ in the chapter of ABCD',
    ],
    [
      'a requirement outside a clause',
      { 'spec/01-first.md': `${chapter('It goes.')}\nEverybody MUST go.\n` },
      'a requirement word in capitals outside a clause',
    ],
    [
      'a reference to no clause',
      { 'spec/01-first.md': `${chapter('It goes.')}\nSee ABCD-9.\n` },
      'there is no clause ABCD-9',
    ],
    [
      'a link to nothing',
      { 'spec/01-first.md': `${chapter('It goes.')}\nSee [it](02-gone.md#one).\n` },
      'there is no 02-gone.md',
    ],
    [
      'a path to nothing',
      { 'spec/01-first.md': `${chapter('It goes.')}\nSee \`packages/gone/a.ts\`.\n` },
      'there is no packages/gone/a.ts',
    ],
    ['a specification without clauses', { 'spec/01-first.md': 'Words.\n' }, 'no chapter has a clause'],
  ])('%s', (_, files, problem) => {
    for (const [path, content] of Object.entries(files)) write(path, content)
    const { code, problems } = check()
    expect(code).toBe(1)
    expect(problems.join('\n')).toContain(problem)
  })

  it('is not what stands in a block of code', () => {
    write('spec/01-first.md', `${chapter('It goes.')}\n\`\`\`\nYou MUST go.\n**ABCD-1.** It MUST.\n\`\`\`\n`)
    expect(check().code).toBe(0)
  })
})
