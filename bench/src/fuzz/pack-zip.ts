import { crc32, deflateRawSync } from 'node:zlib'

const STORED = 0
const DEFLATED = 8

/**
 * Files as a zip archive: what spreadsheets are.
 * @param isDeflated Whether a file is, told by its bytes; the others are stored, which costs next to nothing to make and to read.
 */
export function packZip(
  files: Readonly<Record<string, string>>,
  isDeflated: (bytes: Uint8Array) => boolean = () => true,
): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content)
    const method = isDeflated(data) ? DEFLATED : STORED
    const packed = method === DEFLATED ? deflateRawSync(data) : data
    const path = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(method, 4)
    head.writeUInt32LE(crc32(data), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt16LE(path.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, packed)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, entry, path)
    offset += 4 + head.length + path.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  const count = Object.keys(files).length
  end.writeUInt16LE(count & 0xffff, 4)
  end.writeUInt16LE(count & 0xffff, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end]))
}
