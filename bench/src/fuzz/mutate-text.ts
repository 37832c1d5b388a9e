import type { Draw } from './draw.ts'

/** Texts that parsers get wrong: borders of numbers, separators, signs that look like others, halves of pairs, names of members. */
const HARD = [
  ...[
    '',
    ' ',
    '\0',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '.',
    '..',
    '/',
    '+',
    '-',
    '_',
    '=',
    '—',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ';',
  ],
  ...['0', '-1', '1e9', '9007199254740993', '4294967296', '00', '0x10', 'NaN', 'Infinity', '1.0', 'null', 'true'],
  ...['\ud800', '\udfff', '\u202e', '\ufeff', '\u00e9', 'e\u0301', 'ß', 'İ', '\u{1f600}', '𐀀', '\u2028'],
  ...['__proto__', 'constructor', 'toString', '$ref', '%00', '../', 'eyJ', 'AAAA', 'ÿ'],
] as const
const LENGTH_MAX = 65_536

/** Changes a text in one way: characters flipped, cut, doubled, moved, replaced; lines and parts between points likewise. */
export function mutateText(text: string, draw: Draw, other: string): string {
  const at = draw.below(text.length + 1)
  const length = 1 + draw.below(draw.chance(0.5) ? 3 : Math.max(1, text.length))
  switch (draw.below(10)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length)
    case 1:
      return text.slice(0, at)
    case 2:
      return text.slice(0, at) + draw.pick(HARD) + text.slice(at)
    case 3:
      return text.slice(0, at) + draw.pick(HARD) + text.slice(at + length)
    case 4: {
      const code = (text.charCodeAt(at) || 0) ^ (1 << draw.below(draw.chance(0.9) ? 7 : 16))
      return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
    }
    case 5:
      return bounded(
        text.slice(0, at) + text.slice(at, at + length).repeat(1 + draw.below(40)) + text.slice(at + length),
      )
    case 6:
      return text.slice(0, at) + other.slice(draw.below(other.length + 1))
    case 7:
      return swapParts(text, '\n', draw)
    case 8:
      return swapParts(text, draw.pick(['.', '/', '+', ' ', ';', ',']), draw)
    default:
      return draw.chance(0.5) ? text.toUpperCase() : text.normalize('NFD')
  }
}

function swapParts(text: string, separator: string, draw: Draw): string {
  const parts = text.split(separator)
  const [one, other] = [draw.below(parts.length), draw.below(parts.length)]
  const [first = '', second = ''] = [parts[one], parts[other]]
  const changed = draw.chance(0.3)
    ? parts.toSpliced(one, 1)
    : parts.with(one, second).with(other, draw.chance(0.5) ? first : second)
  return changed.join(separator)
}

const bounded = (text: string): string => text.slice(0, LENGTH_MAX)
