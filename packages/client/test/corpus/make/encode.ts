/** How the bytes of a text file may have come about. */
export type Charset =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-16le'
  | 'utf-16le-bare'
  | 'utf-16be'
  | 'windows-1252'
  | 'cp850'
  | 'macintosh'
  | 'twice'

// The characters of the corpus outside ASCII, and where the code pages have them.
const LETTERS = 'éëüïöçèàøåñßÉËÖ€–’'
const PAGES: Readonly<Record<'windows-1252' | 'cp850' | 'macintosh', string>> = {
  'windows-1252': 'e9 eb fc ef f6 e7 e8 e0 f8 e5 f1 df c9 cb d6 80 96 92',
  cp850: '82 89 81 8b 94 87 8a 85 9b 86 a4 e1 90 d3 99 -- -- --',
  macintosh: '8e 91 9f 95 9a 8d 8f 88 bf 8c 96 a7 83 e8 85 db d0 d5',
}

/** The text as bytes. Throws where a code page does not have a character: a file must not lose one by accident. */
export function encode(text: string, charset: Charset): Buffer {
  switch (charset) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`)
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
    case 'utf-16le-bare':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
    // UTF-8 that was taken for Latin-1 and written as UTF-8 again.
    case 'twice':
      return Buffer.from(Buffer.from(text).toString('latin1'))
    default: {
      const page = new Map([...LETTERS].map((letter, at) => [letter, PAGES[charset].split(' ')[at] ?? '--']))
      return Buffer.from(
        [...text].map((character) => {
          if (character < '\x80') return character.charCodeAt(0)
          const byte = page.get(character)
          if (byte === undefined || byte === '--') throw new Error(`${charset} has no ${character}`)
          return Number.parseInt(byte, 16)
        }),
      )
    }
  }
}
