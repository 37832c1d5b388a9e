import { createHash } from 'node:crypto'

/** Bytes to look for, and what they would show. */
export interface Needle {
  readonly bytes: Buffer
  /** Text and form; for the message of a failed test. */
  readonly says: string
  /** So short that it may be part of a random text: it counts only where no letter or digit stands beside it. */
  readonly alone: boolean
}

/** Letters of base64 that an exact number of bytes decides, for each of the three places where it may begin. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '')
    const first = Math.ceil((shift * 8) / 6)
    const last = Math.floor(((shift + bytes.length) * 8) / 6)
    const decided = text.slice(first, last)
    return [decided, decided.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** A secret as bytes, in hexadecimal, base64 and base64url. */
export function needlesOfBytes(bytes: Buffer, says: string): Needle[] {
  const hex = bytes.toString('hex')
  const forms: [string, Buffer][] = [
    ['bytes', bytes],
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ...base64Forms(bytes).map((text): [string, Buffer] => ['base64', Buffer.from(text)]),
  ]
  return forms.map(([form, pattern]) => ({ bytes: pattern, says: `${says} (${form})`, alone: false }))
}

/** More of a digest than this is not needed to know it; somebody may have kept only a part. */
const DIGEST_BYTES = 12
const SHORT = 10

function spellings(text: string): Set<string> {
  const typed = [text, text.normalize('NFC'), text.normalize('NFD'), text.normalize('NFD').replace(/\p{M}/gu, '')]
  return new Set(typed.flatMap((each) => [each, each.toLowerCase(), each.toUpperCase()]))
}

/** A text as typed, in upper and lower case, composed and decomposed, in every usual encoding; and its unkeyed digests. */
export function needlesOfText(text: string): Needle[] {
  const needles: Needle[] = []
  for (const spelling of spellings(text)) {
    const bytes = Buffer.from(spelling, 'utf8')
    const [plain, ...encoded] = needlesOfBytes(bytes, spelling)
    if (plain !== undefined) needles.push({ ...plain, alone: bytes.length < SHORT })
    needles.push(...encoded)
    const wide = Buffer.from(spelling, 'utf16le')
    needles.push({ bytes: wide, says: `${spelling} (UTF-16LE)`, alone: false })
    needles.push({ bytes: Buffer.from(wide).swap16(), says: `${spelling} (UTF-16BE)`, alone: false })
    const escaped = [encodeURIComponent(spelling), JSON.stringify(spelling).slice(1, -1)]
    for (const form of new Set(escaped))
      if (form !== spelling) needles.push({ bytes: Buffer.from(form), says: `${spelling} (escaped)`, alone: false })
    for (const algorithm of ['md5', 'sha1', 'sha256']) {
      const digest = createHash(algorithm).update(bytes).digest().subarray(0, DIGEST_BYTES)
      needles.push(...needlesOfBytes(digest, `${algorithm} of ${spelling}`))
    }
  }
  return needles
}
