import { Forwarding } from '../change/forwarding.ts'
import type { Evaluate, Fields } from './fields.ts'
import { list, text } from './input.ts'

/** Applying the change feed. */
export const changeOperations: Readonly<Record<string, Evaluate>> = {
  Forward: (input) => {
    const forwarding = new Forwarding()
    for (const change of list(input, 'changes') as readonly Fields[]) {
      forwarding.apply({ old: text(change, 'old'), new: text(change, 'new') })
    }
    const pseudonyms = list(input, 'pseudonyms').map(String)
    const classes = new Map<string, string[]>()
    for (const pseudonym of pseudonyms) {
      const current = forwarding.current(pseudonym)
      classes.set(current, [...(classes.get(current) ?? []), pseudonym])
    }
    const current = Object.fromEntries(pseudonyms.map((pseudonym) => [pseudonym, forwarding.current(pseudonym)]))
    return { current, partition: [...classes.values()].map((members) => members.sort()).sort(byFirst) }
  },
}

function byFirst([left = '']: readonly string[], [right = '']: readonly string[]): number {
  return left < right ? -1 : Number(left > right)
}
