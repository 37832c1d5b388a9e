/** Points of edwards25519 by their coordinates (RFC 8032 section 5.1), for keys and signatures that no library makes. */
export type Point = readonly [x: bigint, y: bigint]

const P = 2n ** 255n - 19n
export const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
export const BASE: Point = [
  15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  46316835694926478169428394003475163141307993866256225615783033603165251855960n,
]
const NEUTRAL: Point = [0n, 1n]

const modulo = (value: bigint): bigint => ((value % P) + P) % P
const D = modulo(-121665n * inverse(121666n))

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, modulo(base)]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P
    square = (square * square) % P
  }
  return result
}

function inverse(value: bigint): bigint {
  return power(value, P - 2n)
}

export function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = modulo(D * x1 * x2 * y1 * y2)
  return [modulo((x1 * y2 + x2 * y1) * inverse(1n + product)), modulo((y1 * y2 + x1 * x2) * inverse(1n - product))]
}

export function multiply(factor: bigint, point: Point): Point {
  let [result, double] = [NEUTRAL, point]
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, double)
    double = add(double, double)
  }
  return result
}

/** The only spelling of a point: y, and the lowest bit of x above it. */
export const encode = ([x, y]: Point): Uint8Array => toBytes(y | ((x & 1n) << 255n))

/** The point with this y, a point of order 8, whose x is even. */
export const OF_ORDER_8: Point = orderEight()

function orderEight(): Point {
  const y = fromBytes(Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex'))
  const square = modulo((y * y - 1n) * inverse(modulo(D * y * y + 1n)))
  const root = power(square, (P + 3n) / 8n)
  const x = (root * root) % P === square ? root : modulo(root * power(2n, (P - 1n) / 4n))
  return [x & 1n ? P - x : x, y]
}

/** A number of 32 bytes, lowest byte first. */
export function toBytes(number: bigint): Uint8Array {
  return Uint8Array.from(Buffer.from(number.toString(16).padStart(64, '0'), 'hex')).toReversed()
}

export function fromBytes(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`)
}
