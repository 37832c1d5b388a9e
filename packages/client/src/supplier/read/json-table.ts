/** How deep a list may lie in an envelope: `{"data": {"orders": [ … ]}}`. */
const ENVELOPES = 4

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The list of objects in a JSON document: the document itself, the only list of objects in its envelope, names and rows apart
 * (`{"columns": […], "data": [[…]]}`), or rows whose first one holds the names. Undefined where there is none or more than one.
 */
export function listIn(value: unknown, depth = ENVELOPES): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value.some(isObject) ? value : withNames(value[0], value.slice(1))
  if (!isObject(value)) return undefined
  const named = withNames(value.columns ?? value.header ?? value.fields, value.data ?? value.rows ?? value.values)
  if (named) return named
  const members = Object.values(value)
  const lists = members.filter((member) => Array.isArray(member) && member.some(isObject))
  if (lists.length > 0 || depth === 0) return lists.length === 1 ? (lists[0] as unknown[]) : undefined
  const within = members.filter(isObject).flatMap((member) => {
    const list = listIn(member, depth - 1)
    return list ? [list] : []
  })
  return within.length === 1 ? within[0] : undefined
}

/** Rows as lists become objects by the names of their columns. */
function withNames(names: unknown, rows: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(names) || !Array.isArray(rows) || names.length < 2) return undefined
  if (!names.every((name) => typeof name === 'string') || !rows.every((row) => Array.isArray(row))) return undefined
  return rows.map((row: readonly unknown[]) => Object.fromEntries(names.map((name, at) => [name, row[at]])))
}

/** The objects of a text that holds one after the other, over lines as they fall; undefined where that is not all it holds. */
export function objectsOf(text: string): readonly unknown[] | undefined {
  const found: unknown[] = []
  let [depth, start, quoted] = [0, -1, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{' && depth++ === 0) start = at
    else if (sign === '}' && --depth === 0) {
      const value = parsed(text.slice(start, at + 1))
      if (!isObject(value)) return undefined
      found.push(value)
    } else if (depth === 0 && !/[\s,;\ufeff]/.test(sign ?? '')) return undefined
    if (depth < 0) return undefined
  }
  return depth === 0 && !quoted && found.length > 1 ? found : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
