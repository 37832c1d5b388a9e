import { readFile } from 'node:fs/promises'

/** One state of a trace: what was done to get there, with which choices, and the variables of the model. */
export interface TraceState {
  readonly action: string
  readonly picks: Readonly<Record<string, unknown>>
  readonly variables: Readonly<Record<string, unknown>>
}

/** Reads a trace that Quint wrote with `--mbt` (Informal Trace Format): integers become numbers, sets arrays, maps arrays of pairs. */
export async function readTrace(path: string): Promise<readonly TraceState[]> {
  const { states } = JSON.parse(await readFile(path, 'utf8')) as { states: Record<string, unknown>[] }
  return states.map((state) => {
    const { '#meta': _, 'mbt::actionTaken': action, 'mbt::nondetPicks': picks, ...variables } = state
    return {
      action: String(action),
      picks: chosen(plain(picks) as Record<string, Option>),
      variables: plain(variables) as Record<string, unknown>,
    }
  })
}

interface Option {
  readonly tag: 'Some' | 'None'
  readonly value: unknown
}

function chosen(picks: Readonly<Record<string, Option>>): Record<string, unknown> {
  const some = Object.entries(picks).filter(([, { tag }]) => tag === 'Some')
  return Object.fromEntries(some.map(([name, { value }]) => [name, value]))
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if ('#bigint' in value) return Number(value['#bigint'])
  for (const kind of ['#set', '#map', '#tup']) if (kind in value) return plain((value as Record<string, unknown>)[kind])
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}
