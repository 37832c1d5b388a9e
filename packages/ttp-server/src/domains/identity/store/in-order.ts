const PLACES = 65_536

/** Fewer values are sorted by comparison: to clear and to sum the places would take longer. */
const COUNTED_MIN = 2_048
/**
 * One for all calls, none of which outlives its turn: a new one of a quarter of a megabyte each time, outside the heap, would make
 * the collector go through all of memory every few records that come alone.
 */
const starts = new Uint32Array(PLACES + 1)

/**
 * Positions of values in the order of their first two bytes, equals in the order given. The values are as good as random, so this is
 * about the order in which an index holds them: read or written from left to right, each of its pages is met once, at half the cost
 * of meeting them at random.
 */
export function inOrder(values: readonly Uint8Array[]): Uint32Array {
  return values.length < COUNTED_MIN ? sorted(values) : counted(values)
}

function sorted(values: readonly Uint8Array[]): Uint32Array {
  // Place and position in one number, so that no two are equal.
  const keys = new Uint32Array(values.length)
  for (let position = 0; position < values.length; position += 1)
    keys[position] = placeOf(values[position]) * PLACES + position
  keys.sort()
  for (let at = 0; at < keys.length; at += 1) keys[at] = (keys[at] ?? 0) % PLACES
  return keys
}

function counted(values: readonly Uint8Array[]): Uint32Array {
  starts.fill(0)
  const places = new Uint16Array(values.length)
  for (let position = 0; position < values.length; position += 1) {
    const place = placeOf(values[position])
    places[position] = place
    starts[place + 1] = (starts[place + 1] ?? 0) + 1
  }
  for (let place = 1; place <= PLACES; place += 1) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0)
  const order = new Uint32Array(values.length)
  for (let position = 0; position < values.length; position += 1) {
    const place = places[position] ?? 0
    order[starts[place] ?? 0] = position
    starts[place] = (starts[place] ?? 0) + 1
  }
  return order
}

/** The values at these positions. */
export function taken<Value>(values: readonly Value[], order: Uint32Array): Value[] {
  const list: Value[] = []
  for (let at = 0; at < order.length; at += 1) {
    const value = values[order[at] ?? 0]
    if (value !== undefined) list.push(value)
  }
  return list
}

/** A value's first two bytes as a number. */
export const placeOf = (value: Uint8Array | undefined): number => (value?.[0] ?? 0) * 256 + (value?.[1] ?? 0)
