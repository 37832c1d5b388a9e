import type { Agreement } from '../directory/directory.ts'
import { parseActivityContent } from '../envelope/content/activity.ts'
import { parseAttributeContent } from '../envelope/content/attribute.ts'
import type { Erasure, Rewrap, Split } from '../envelope/content/change-list.ts'
import { parsePseudonymContent } from '../envelope/content/pseudonym.ts'
import { Forwarding } from '../feed/forwarding.ts'
import { joinRows } from '../feed/join-rows.ts'
import type { SubjectKind } from '../pseudonym/types.ts'
import type { Evaluate, Fields } from './fields.ts'
import { list, text } from './input.ts'

type Whole = Split<string> | Rewrap<string> | Erasure<string>

/** A case without a range is not about it. */
const ANY_ROW: Fields = { first: 0, count: Number.MAX_SAFE_INTEGER }

/** What a tenant does with its feed. */
export const feedOperations: Readonly<Record<string, Evaluate>> = {
  Forward: (input) => {
    const forwarding = new Forwarding()
    for (const change of list(input, 'changes') as readonly Fields[]) {
      const whole = change.change !== undefined && change.change !== 'merge'
      forwarding.apply(whole ? (change as unknown as Whole) : { old: text(change, 'old'), new: text(change, 'new') })
    }
    const pseudonyms = list(input, 'pseudonyms').map(String)
    const classes = new Map<string, string[]>()
    for (const pseudonym of pseudonyms) {
      const current = forwarding.current(pseudonym)
      classes.set(current, [...(classes.get(current) ?? []), pseudonym])
    }
    const current = Object.fromEntries(pseudonyms.map((pseudonym) => [pseudonym, forwarding.current(pseudonym)]))
    const partition = [...classes.values()].map((members) => members.sort().join(' ')).sort()
    const erased = forwarding.hasErased ? { erased: pseudonyms.filter((one) => forwarding.isErased(one)).sort() } : {}
    if (input.rows === undefined) return { current, partition, ...erased }
    const rows = (list(input, 'rows') as readonly Fields[]).map((row) => {
      const kind = text(row, 'kind') as SubjectKind
      const reads = forwarding.currentOf(kind, [text(row, 'delivery'), Number(row.row)], text(row, 'pseudonym'))
      return forwarding.isErased(reads) ? null : reads
    })
    return { current, partition, ...erased, rows }
  },
  JoinRows: (input) => {
    const { first, count } = (input.range ?? ANY_ROW) as Fields
    const { rows, refused } = joinRows({
      range: { first: Number(first), count: Number(count) },
      agreements: list(input, 'agreements') as unknown as readonly Agreement[],
      activity: parseActivityContent(input.activity),
      pseudonym: parsePseudonymContent(input.pseudonym),
      attribute: input.attribute === undefined ? undefined : parseAttributeContent(input.attribute),
    })
    return { rows: rows as unknown as Fields[], refused: refused as unknown as Fields[] }
  },
}
