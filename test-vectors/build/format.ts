import type { Json } from './frame.ts'

const WIDTH = 120

/** JSON as the formatter of this repository leaves it: objects one member a line, lists of plain values on one line if they fit. */
export function formatJson(value: Json): string {
  return `${write(value, 0, 0)}\n`
}

function write(value: Json, depth: number, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [inner, outer] = ['  '.repeat(depth + 1), '  '.repeat(depth)]
  if (isList(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
      if (taken + line.length + 1 <= WIDTH) return line
    }
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => inner + write(item, depth + 1, inner.length)).join(',\n')}\n${outer}]`
  }
  const members = Object.entries(value).map(([name, member]) => {
    const start = `${inner}${JSON.stringify(name)}: `
    return start + write(member, depth + 1, start.length)
  })
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${outer}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
