import type { Draw } from './draw.ts'
import { mutateJson } from './mutate-json.ts'
import { mutateText } from './mutate-text.ts'
import type { Sample } from './target.ts'

/** Left as it is so often, in percent: a parser that takes nothing any more shows. */
const UNTOUCHED = 0.02
const CHANGES_MAX = 4
const SEGMENT = /^[A-Za-z0-9_-]{8,}$/

/** The input of one case: a sample, changed in up to four ways, within the structures that it shows to have. */
export function makeInput(samples: readonly Sample[], draw: Draw): unknown {
  let sample = draw.pick(samples)
  if (!draw.chance(UNTOUCHED))
    for (let left = 1 + draw.below(CHANGES_MAX); left > 0; left -= 1) sample = mutate(sample, draw, draw.pick(samples))
  return typeof sample === 'string' || sample instanceof Uint8Array ? sample : sample.json
}

function mutate(sample: Sample, draw: Draw, other: Sample): Sample {
  if (sample instanceof Uint8Array) return mutateBytes(sample, draw, other instanceof Uint8Array ? other : sample)
  if (typeof sample !== 'string')
    return {
      json: mutateJson(sample.json, draw, typeof other === 'object' && 'json' in other ? other.json : sample.json),
    }
  const text = typeof other === 'string' ? other : sample
  if (draw.chance(0.5)) {
    const inside = mutateInside(sample, draw, text)
    if (inside !== undefined) return inside
  }
  return mutateText(sample, draw, text)
}

/** JSON as JSON; of a compact JWS or JWE a segment by what it encodes. */
function mutateInside(text: string, draw: Draw, other: string): string | undefined {
  if (/^\s*[[{]/.test(text)) return changedJson(text, draw, other)
  const segments = text.split('.')
  const at = draw.below(Math.min(2, segments.length))
  const segment = segments[at] ?? ''
  if (segments.length < 2 || !SEGMENT.test(segment)) return undefined
  const inner = Buffer.from(segment, 'base64url').toString('utf8')
  const changed = changedJson(inner, draw, Buffer.from(other.split('.')[at] ?? '', 'base64url').toString('utf8'))
  return segments.with(at, Buffer.from(changed ?? mutateText(inner, draw, inner)).toString('base64url')).join('.')
}

function changedJson(text: string, draw: Draw, other: string): string | undefined {
  const value = parsed(text)
  if (value === undefined) return undefined
  const written = JSON.stringify(mutateJson(value, draw, parsed(other) ?? value))
  // White space and order are part of what must be canonical.
  return draw.chance(0.05) ? JSON.stringify(parsed(written ?? 'null'), null, 1) : (written ?? '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function mutateBytes(bytes: Uint8Array, draw: Draw, other: Uint8Array): Uint8Array {
  const at = draw.below(bytes.length + 1)
  const length = 1 + draw.below(draw.chance(0.5) ? 4 : Math.max(1, bytes.length))
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (draw.below(6)) {
    case 0:
      return Buffer.concat([before, after.subarray(length)])
    case 1:
      return before.slice()
    case 2:
      return Buffer.concat([
        before,
        Buffer.from(Array.from({ length: 1 + draw.below(8) }, () => draw.below(256))),
        after,
      ])
    case 3:
      return Buffer.concat([before, other.subarray(draw.below(other.length + 1))])
    case 4:
      return Buffer.concat([before, after.subarray(0, length), after])
    default: {
      // A copy: of a Buffer `slice` is the same bytes.
      const changed = new Uint8Array(bytes)
      if (changed.length > 0) changed[at % changed.length] = draw.pick([0, 255, 127, 128, draw.below(256)])
      return changed
    }
  }
}
