/** Encodings that a file may be read in. Those of UTF are certain; one of the others is always somebody's answer or a proposal. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'macintosh', 'iso-8859-15'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What a file may be that is not UTF: the options of the question, the commonest first. */
export const SINGLE_BYTE = ['windows-1252', 'cp850', 'macintosh', 'iso-8859-15'] as const satisfies readonly Encoding[]
export type SingleByte = (typeof SINGLE_BYTE)[number]

export function isEncoding(name: string): name is Encoding {
  return (ENCODINGS as readonly string[]).includes(name)
}

/** Bytes 0x80 to 0xFF of code page 850 (DOS in Western Europe), which no platform's `TextDecoder` knows. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** Takes bytes piece by piece and gives their text; `end` gives what the last piece left. */
export interface StreamDecoder {
  decode(bytes: Uint8Array): string
  end(): string
}

/** Makes a decoder; what is no text in the encoding becomes U+FFFD. A byte-order mark must be taken off before. */
export function decoderOf(encoding: Encoding): StreamDecoder {
  if (encoding === 'cp850') return { decode: decodeCp850, end: () => '' }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

function decodeCp850(bytes: Uint8Array): string {
  // Bytes as they are first, then the upper half by the table: the platform does the first in one go.
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)))
  return parts.join('').replace(/[\u0080-\u00ff]/g, (byte) => CP850[byte.charCodeAt(0) - 0x80] ?? '\ufffd')
}

/** Letters with marks as Dutch names and places have them, the commoner ones first. */
const COMMON = 'ëéïöüè'
const KNOWN = 'çáóñäêàôîâûíøåßúìòùæœý'

/**
 * Which encoding makes most of the bytes between letters into letters that names have. It only ranks what is proposed: the user
 * is asked whichever it is. `beside` counts each byte from 0x80 on that stands beside an ASCII letter.
 */
export function proposeEncoding(beside: ArrayLike<number>): SingleByte {
  let best: SingleByte = 'windows-1252'
  let most = Number.NEGATIVE_INFINITY
  for (const encoding of SINGLE_BYTE) {
    const decoder = decoderOf(encoding)
    let score = 0
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const count = beside[byte - 0x80] ?? 0
      if (count === 0) continue
      const letter = decoder.decode(new Uint8Array([byte]))
      score += count * (COMMON.includes(letter) ? 3 : KNOWN.includes(letter) ? 1 : -1)
    }
    if (score > most) {
      most = score
      best = encoding
    }
  }
  return best
}
