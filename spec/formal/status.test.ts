import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CLAIMS } from './families.ts'

const status = readFileSync(fileURLToPath(new URL('STATUS.md', import.meta.url)), 'utf8')

/** What STATUS.md says of each claim: id, statement, clauses, model and control. */
const listed = status
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const line = (name: string): string | undefined => new RegExp(`^- ${name}: (.*)$`, 'm').exec(section)?.[1]
    const [id, , statement] = section.split('\n')
    return { id, statement, clauses: line('Clauses'), model: line('Model'), control: line('Negative control') }
  })

describe('STATUS.md', () => {
  it('lists exactly the claims that there are, as they are', () => {
    expect(listed).toEqual(
      CLAIMS.map(({ id, statement, clauses, model, control }) => ({
        id,
        statement,
        clauses: clauses.join(', ') || '(none)',
        model: `\`${model}\``,
        control,
      })),
    )
  })

  it('is of a run in which every claim held', () => {
    expect(status).toContain(`**${CLAIMS.length} held, 0 failed**`)
    expect(status).not.toContain('FAILED')
  })
})

describe('claims', () => {
  it('have names of their own, assumptions, a clause and a model that is there', () => {
    expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(CLAIMS.length)
    for (const { id, clauses, assumptions, model } of CLAIMS) {
      expect(id).toMatch(/^(PROT|LIFE|EXHA|INJE)-[1-9]\d*$/)
      expect(clauses.length, id).toBeGreaterThan(0)
      expect(assumptions.length, id).toBeGreaterThan(0)
      expect(() => readFileSync(fileURLToPath(new URL(model, import.meta.url)))).not.toThrow()
    }
  })
})
