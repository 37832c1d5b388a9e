import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { VectorError } from './errors.ts'
import { Manifest, VectorFile } from './vector-file.ts'

/** A file of a folder of vectors. */
export interface NamedVectors {
  readonly path: string
  readonly vectors: VectorFile
}

/**
 * Reads a folder of test vectors file by file, each held against its digest in the manifest.
 * @throws VectorError `VECTORS_UNREADABLE`, `VECTORS_CHANGED`, `VECTORS_MALFORMED`.
 */
export async function* readVectors(folder: string): AsyncGenerator<NamedVectors> {
  const manifest = Manifest.safeParse(parse(await read(folder, 'manifest.json'), 'manifest.json'))
  if (!manifest.success) throw new VectorError('VECTORS_MALFORMED', { file: 'manifest.json' })
  for (const { path, sha256, numberOfTests } of manifest.data.files) {
    const content = await read(folder, path)
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      throw new VectorError('VECTORS_CHANGED', { file: path })
    const file = VectorFile.safeParse(parse(content, path))
    const count = file.data?.testGroups.reduce((sum, { tests }) => sum + tests.length, 0)
    if (!file.success || count !== numberOfTests || file.data.numberOfTests !== count) {
      throw new VectorError('VECTORS_MALFORMED', { file: path })
    }
    yield { path, vectors: file.data }
  }
}

async function read(folder: string, path: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, path))
  } catch (cause) {
    throw new VectorError('VECTORS_UNREADABLE', { file: path }, cause)
  }
}

function parse(content: Buffer, file: string): unknown {
  try {
    return JSON.parse(content.toString('utf8'))
  } catch (cause) {
    throw new VectorError('VECTORS_MALFORMED', { file }, cause)
  }
}
