import type { Verdict } from '../claim.ts'
import { inFolder, verdict } from '../tools.ts'

/** What a header tells of what it stands for. */
export type Header = 'exact' | 'lossy' | 'absent'

const SOLVERS = [
  { name: 'z3', args: ['-T:20'] },
  { name: 'cvc5', args: ['--strings-exp', '--tlimit=20000'] },
]

/**
 * SMT-LIB: are there two different inputs, of `left` and `right` fields, with the same encoding? Headers are unknown texts of
 * fixed width: with computed lengths the solvers find no end. `exact`: a header equals its counterpart exactly when what they
 * stand for is equally long; `lossy`: it may also be equal when it is not.
 */
export function collision(left: number, right: number, header: Header): string {
  const lines = ['(set-logic QF_SLIA)']
  const declare = (name: string): string => {
    lines.push(`(declare-const ${name} String)`)
    return name
  }
  const headers = (side: string, count: number) => ({
    label: declare(`${side}label`),
    labelHeader: declare(`${side}lh`),
    countHeader: declare(`${side}ch`),
    fields: Array.from({ length: count }, (_, at) => ({
      text: declare(`${side}f${at}`),
      header: declare(`${side}h${at}`),
    })),
  })
  const a = headers('a', left)
  const b = headers('b', right)
  const relate = (width: number, one: string, other: string, same: string): void => {
    lines.push(`(assert (= ${width} (str.len ${one}) (str.len ${other})))`)
    lines.push(
      header !== 'lossy' ? `(assert (= (= ${one} ${other}) ${same}))` : `(assert (=> ${same} (= ${one} ${other})))`,
    )
  }
  const sameLength = (one: string, other: string): string => `(= (str.len ${one}) (str.len ${other}))`
  relate(1, a.labelHeader, b.labelHeader, sameLength(a.label, b.label))
  relate(2, a.countHeader, b.countHeader, String(left === right))
  for (const [at, one] of a.fields.entries()) {
    const other = b.fields[at]
    if (other !== undefined) relate(4, one.header, other.header, sameLength(one.text, other.text))
  }
  for (const lone of [...a.fields.slice(right), ...b.fields.slice(left)])
    lines.push(`(assert (= 4 (str.len ${lone.header})))`)
  const encoding = (side: typeof a): string => {
    const fields = side.fields.flatMap((field) => (header === 'absent' ? [field.text] : [field.header, field.text]))
    return `(str.++ ${[side.labelHeader, side.label, side.countHeader, ...fields].join(' ')})`
  }
  lines.push(`(assert (= ${encoding(a)} ${encoding(b)}))`)
  if (left === right) {
    const differences = a.fields.map((field, at) => `(not (= ${field.text} ${b.fields[at]?.text}))`)
    lines.push(`(assert (or (not (= ${a.label} ${b.label})) ${differences.join(' ')}))`)
  }
  return `${[...lines, '(check-sat)'].join('\n')}\n`
}

/** Asks both solvers; `expected`: `unsat` when there must be no collision. */
export async function solve(name: string, problem: string, expected: 'sat' | 'unsat'): Promise<readonly Verdict[]> {
  return inFolder({ 'problem.smt2': problem }, (folder) =>
    Promise.all(
      SOLVERS.map(({ name: solver, args }) =>
        verdict(
          `${solver} (${name})`,
          { command: solver, args: [...args, 'problem.smt2'], folder },
          expected,
          (output) => output.trim(),
        ),
      ),
    ),
  )
}
