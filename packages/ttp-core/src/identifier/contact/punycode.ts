/** RFC 3492 section 5 parameters. */
const BASE = 36
const T_MIN = 1
const T_MAX = 26

/**
 * Encodes one domain label as its ASCII form `xn--…` (RFC 3492 section 6.3).
 * @param label lower-case NFC text; an ASCII label is returned as it is.
 */
export function labelToAscii(label: string): string {
  const points = [...label].map((letter) => letter.codePointAt(0) ?? 0)
  const basic = points.filter((point) => point < 0x80)
  if (basic.length === points.length) return label
  let out = String.fromCodePoint(...basic)
  if (basic.length > 0) out += '-'
  let n = 128
  let delta = 0
  let bias = 72
  let done = basic.length
  while (done < points.length) {
    const next = Math.min(...points.filter((point) => point >= n))
    delta += (next - n) * (done + 1)
    n = next
    for (const point of points) {
      if (point < n) delta += 1
      if (point !== n) continue
      let q = delta
      for (let k = BASE; ; k += BASE) {
        const t = Math.min(Math.max(k - bias, T_MIN), T_MAX)
        if (q < t) break
        out += digit(t + ((q - t) % (BASE - t)))
        q = Math.floor((q - t) / (BASE - t))
      }
      out += digit(q)
      bias = adapt(delta, done + 1, done === basic.length)
      delta = 0
      done += 1
    }
    delta += 1
    n += 1
  }
  return `xn--${out}`
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 97 : value + 22)
}

/** Bias adaptation, RFC 3492 section 6.1. */
function adapt(first: number, count: number, isFirst: boolean): number {
  let delta = isFirst ? Math.floor(first / 700) : Math.floor(first / 2)
  delta += Math.floor(delta / count)
  let k = 0
  while (delta > ((BASE - T_MIN) * T_MAX) / 2) {
    delta = Math.floor(delta / (BASE - T_MIN))
    k += BASE
  }
  return k + Math.floor((BASE * delta) / (delta + 38))
}
