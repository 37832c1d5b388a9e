import { SaxesParser } from 'saxes'
import { FileError } from '../../findings.ts'

/** What is told of the elements of a document, by local names: the prefix is the writer's choice. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Characters that may follow each other without a tag: far more than the 32,767 that a cell can hold. */
const TEXT_MAX = 4 << 20

/**
 * Reads a document piece by piece; calls `between` after each piece and stops when it returns true. Entities are those of XML alone:
 * none of the document's own is ever expanded.
 * @throws FileError `FILE_SPREADSHEET_BROKEN`, `FILE_SPREADSHEET_TOO_LARGE` for a text that no cell can hold.
 */
export async function* readXml<Found>(
  pieces: AsyncIterable<string>,
  handler: XmlHandler,
  found: () => Found | undefined,
): AsyncGenerator<Found> {
  const parser = new SaxesParser({ position: false })
  parser.on('opentag', ({ name, attributes }) => handler.open(local(name), attributes as Record<string, string>))
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  parser.on('closetag', ({ name }) => handler.close?.(local(name)))
  parser.on('error', (error) => {
    throw new FileError('FILE_SPREADSHEET_BROKEN', {}, { cause: error })
  })
  // The parser keeps a text until its end: one cell could unpack to all the memory there is.
  let untagged = 0
  for await (const piece of pieces) {
    const tag = piece.lastIndexOf('<')
    untagged = tag === -1 ? untagged + piece.length : piece.length - tag
    if (untagged > TEXT_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
    parser.write(piece)
    const batch = found()
    if (batch !== undefined) yield batch
  }
  parser.close()
  const batch = found()
  if (batch !== undefined) yield batch
}

/** Reads a whole document. */
export async function eachElement(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(pieces, handler, () => undefined));
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** The attribute of a local name, whatever its prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name]
  if (plain !== undefined) return plain
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key]
  return undefined
}
