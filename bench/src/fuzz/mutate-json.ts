import type { Draw } from './draw.ts'
import { mutateText } from './mutate-text.ts'

/** Values that stand where another kind is expected. */
const STRANGE: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 1e308],
  ...['', ' ', 'x', '\ud800', [], {}, [[]], [null], { a: 1 }],
]
const NAMES = ['__proto__', 'constructor', 'toString', 'length', 'extra', '']
const ITEMS_MAX = 2_000

/** Changes a value in one place: a member taken away, added, exchanged, of another kind; a list cut, doubled, shuffled; a text as text. */
export function mutateJson(value: unknown, draw: Draw, other: unknown): unknown {
  if (draw.chance(0.12)) return draw.chance(0.5) ? draw.pick(STRANGE) : other
  if (Array.isArray(value)) return mutateList(value, draw, other)
  if (typeof value === 'object' && value !== null) return mutateObject(value as Record<string, unknown>, draw, other)
  if (typeof value === 'number')
    return draw.pick([value + 1, value - 1, -value, value * 2 ** 40, value + 0.5, String(value)])
  if (typeof value === 'string') return mutateText(value, draw, typeof other === 'string' ? other : value)
  return draw.pick(STRANGE)
}

function mutateObject(value: Record<string, unknown>, draw: Draw, other: unknown): unknown {
  const names = Object.keys(value)
  if (names.length === 0) return { [draw.pick(NAMES)]: draw.pick(STRANGE) }
  const name = draw.pick(names)
  if (draw.chance(0.12)) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name))
  if (draw.chance(0.1)) return withMember(value, draw.pick(NAMES), draw.pick(STRANGE))
  if (draw.chance(0.06)) return withMember(value, name, value[draw.pick(names)])
  const inOther = typeof other === 'object' && other !== null ? (other as Record<string, unknown>)[name] : undefined
  return withMember(value, name, mutateJson(value[name], draw, inOther ?? value[draw.pick(names)]))
}

/** As `JSON.parse` would make it: `__proto__` is a member like any other. */
function withMember(value: Record<string, unknown>, name: string, member: unknown): unknown {
  const changed = Object.fromEntries(Object.entries(value))
  Object.defineProperty(changed, name, { value: member, enumerable: true, configurable: true, writable: true })
  return changed
}

function mutateList(list: readonly unknown[], draw: Draw, other: unknown): unknown {
  const at = draw.below(list.length)
  switch (draw.below(6)) {
    case 0:
      return list.toSpliced(at, 1 + draw.below(3))
    case 1:
      return list.toSpliced(at, 0, list.length === 0 ? draw.pick(STRANGE) : list[at])
    case 2:
      return list.length === 0
        ? [draw.pick(STRANGE)]
        : Array.from(
            { length: Math.min(ITEMS_MAX, list.length * (1 + draw.below(50))) },
            (_, index) => list[index % list.length],
          )
    case 3:
      return list.toReversed()
    default: {
      const inOther = Array.isArray(other) ? other[draw.below(other.length)] : undefined
      return list.length === 0
        ? []
        : list.with(at, mutateJson(list[at], draw, inOther ?? list[draw.below(list.length)]))
    }
  }
}
