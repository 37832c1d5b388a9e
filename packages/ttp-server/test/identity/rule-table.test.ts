import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Comparison } from '../../src/domains/identity/comparison/comparison.ts'
import { judge } from '../../src/domains/identity/rules/judge.ts'

/** Levels of a comparison of which one of the listed must hold, all together. */
type Condition = Readonly<Partial<Record<keyof Comparison, readonly unknown[]>>>
interface Table {
  readonly vetoes: Readonly<Record<string, readonly Condition[]>>
  readonly rules: readonly {
    readonly name: string
    readonly when: readonly Condition[]
    readonly veto: string
    readonly merges: boolean
    readonly exclusive?: boolean
    readonly weighed?: boolean
  }[]
}

const table = JSON.parse(
  readFileSync(new URL('../../../../spec/tables/linkage-rules.json', import.meta.url), 'utf8'),
) as Table

const holds = (condition: Condition, comparison: Comparison): boolean =>
  Object.entries(condition).every(([member, levels]) => levels.includes(comparison[member as keyof Comparison]))
const anyHolds = (conditions: readonly Condition[], comparison: Comparison): boolean =>
  conditions.some((condition) => holds(condition, comparison))

const VALUE = ['equal', 'unknown', 'different'] as const
const LEVELS = {
  surname: ['equal', 'shared', 'near', 'unknown', 'different'],
  given: ['equal', 'alias', 'near', 'initial', 'later-initial', 'unknown', 'conflict'],
  birth: ['equal', 'typo', 'unknown', 'close', 'conflict'],
  address: ['equal', 'addition', 'street', 'slip', 'door', 'town', 'area', 'neighbour', 'unknown', 'different'],
  email: VALUE,
  mobile: VALUE,
  fixed: VALUE,
  relation: VALUE,
  emailShared: [true, false],
  mobileShared: [true, false],
} as const

/** Every comparison that there can be. */
function* comparisons(): Generator<Comparison> {
  const names = Object.keys(LEVELS) as (keyof typeof LEVELS)[]
  const total = names.reduce((product, name) => product * LEVELS[name].length, 1)
  for (let number = 0; number < total; number += 1) {
    const comparison: Record<string, unknown> = { crossed: false }
    let rest = number
    for (const name of names) {
      const levels = LEVELS[name]
      comparison[name] = levels[rest % levels.length]
      rest = Math.floor(rest / levels.length)
    }
    yield comparison as unknown as Comparison
  }
}

test('every comparison there can be is judged as the table of the specification says [LINK-14, LINK-15, LINK-16, LINK-18, LINK-19]', () => {
  let joined = 0
  let count = 0
  for (const comparison of comparisons()) {
    count += 1
    const strength = table.rules.findIndex(
      ({ when, veto }) => anyHolds(when, comparison) && !anyHolds(table.vetoes[veto] ?? [], comparison),
    )
    const rule = table.rules[strength]
    const expected =
      rule === undefined
        ? undefined
        : {
            rule: rule.name,
            strength,
            merges: rule.merges,
            exclusive: rule.exclusive === true,
            weighed: rule.weighed === true,
          }
    const found = judge(comparison)
    if (found !== undefined) joined += 1
    // Not by expect alone: more than half a million comparisons.
    if (JSON.stringify(found) !== JSON.stringify(expected))
      expect({ comparison, found }).toEqual({ comparison, found: expected })
  }
  expect(count).toBe(567_000)
  expect(joined).toBeGreaterThan(0)
})
