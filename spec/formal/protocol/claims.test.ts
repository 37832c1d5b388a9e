import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { checked } from './claims.ts'
import { coalitionTable } from './claims-coalitions.ts'
import { eprover, spass } from './run-prover.ts'
import { KEPT, modelTexts } from './write-models.ts'

const readHere = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8')

describe('the claims', () => {
  it('are numbered without gaps', () => {
    expect(checked.map(({ id }) => id)).toEqual(checked.map((_, index) => `PROT-${index + 1}`))
  })

  it.each(checked.map((claim) => [claim.id, claim] as const))(
    '%s has proofs without a derivation and controls with one',
    (_, claim) => {
      expect([...new Set(claim.proofs.map(({ expected }) => expected))]).toEqual(['no derivation'])
      expect([...new Set(claim.controls.map(({ expected }) => expected))]).toEqual(['derivation'])
    },
  )

  it('have one model for each name', () => {
    const byName = new Map<string, Set<unknown>>()
    for (const { model } of checked.flatMap(({ proofs, controls }) => [...proofs, ...controls])) {
      byName.set(model.name, (byName.get(model.name) ?? new Set()).add(model))
    }
    expect([...byName].filter(([, models]) => models.size > 1).map(([name]) => name)).toEqual([])
  })
})

describe('what is kept in the repository', () => {
  it.each(KEPT)('%s.p is what the generator writes', async (name) => {
    expect(await readHere(`models/${name}.p`)).toBe(modelTexts().get(name))
  })

  it('the table of coalitions is that of the claims', async () => {
    const rows = (text: string): string[] =>
      text.split('\n').map((line) => line.replace(/\s*\|\s*/g, '|').replace(/-+/g, '-'))
    expect(rows(await readHere('README.md'))).toEqual(expect.arrayContaining(rows(coalitionTable())))
  })
})

describe('what a prover says', () => {
  it.each([
    [eprover, '# SZS status Satisfiable\n', 'no derivation'],
    [eprover, '# SZS status Unsatisfiable\n', 'derivation'],
    [eprover, '# SZS status ResourceOut\n', 'ResourceOut'],
    [eprover, '# SZS status GaveUp\n', 'GaveUp'],
    [eprover, 'eprover: model.p:3: error\n', 'no verdict'],
    [spass, 'SPASS beiseite: Completion found.\n', 'no derivation'],
    [spass, 'SPASS beiseite: Proof found.\n', 'derivation'],
    [spass, 'SPASS beiseite: Ran out of time.\n', 'Ran out of time'],
    [spass, '', 'no verdict'],
  ])('is read from its text: %#', (prover, printed, finding) => {
    expect(prover.read(printed)).toBe(finding)
  })
})
