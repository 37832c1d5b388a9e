import { SaxesParser } from 'saxes'
import { FileError } from '../../findings.ts'

/** What is told of the elements of a document, by local names: the prefix is the writer's choice. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Characters of one text, tag or comment: far more than the 32,767 that a cell can hold. */
export const TEXT_MAX = 4 << 20
/** Elements in each other: sheets need about ten. */
const DEPTH_MAX = 256
/** What is read between two looks for rows: a small piece can be many rows, and these much more than the piece. */
const BITE = 1 << 16

/**
 * Reads a document piece by piece, and after each asks `found` for what it has come to, until it has nothing more. Entities are those
 * of XML alone: none of the document's own is ever expanded.
 * @throws FileError `FILE_SPREADSHEET_BROKEN`, `FILE_SPREADSHEET_TOO_LARGE` for a text that no cell can hold.
 */
export async function* readXml<Found>(
  pieces: AsyncIterable<string>,
  handler: XmlHandler,
  found: () => Found | undefined,
): AsyncGenerator<Found> {
  const parser = new SaxesParser({ position: false })
  // The parser keeps what it has begun until its end: one text, one tag or one comment could unpack to all the memory there is.
  let unended = 0
  let depth = 0
  const ended = (): void => {
    unended = 0
  }
  parser.on('opentag', ({ name, attributes }) => {
    ended()
    if (++depth > DEPTH_MAX) throw new FileError('FILE_SPREADSHEET_BROKEN')
    handler.open(local(name), attributes as Record<string, string>)
  })
  const text = (piece: string): void => {
    ended()
    handler.text?.(piece)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', ({ name }) => {
    ended()
    depth--
    handler.close?.(local(name))
  })
  parser.on('comment', ended)
  parser.on('processinginstruction', ended)
  parser.on('doctype', ended)
  parser.on('error', (error) => {
    throw new FileError('FILE_SPREADSHEET_BROKEN', {}, { cause: error })
  })
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += BITE) {
      const bite = piece.slice(at, at + BITE)
      unended += bite.length
      parser.write(bite)
      if (unended > TEXT_MAX) throw new FileError('FILE_SPREADSHEET_TOO_LARGE')
      yield* every(found)
    }
  }
  parser.close()
  yield* every(found)
}

function* every<Found>(found: () => Found | undefined): Generator<Found> {
  for (let batch = found(); batch !== undefined; batch = found()) yield batch
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
