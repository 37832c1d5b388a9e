import { readFile } from 'node:fs/promises'
import { ClientError } from '../../http/errors.ts'
import { type ForkBundle, forkBundle } from '../fork.ts'

/** Reads a bundle from a file. Throws `ClientError` FORK_UNREADABLE. */
export async function readFork(file: string): Promise<ForkBundle> {
  try {
    const { hashes, ...rest } = forkBundle.parse(JSON.parse(await readFile(file, 'utf8')))
    return { ...rest, ...(hashes && { hashes }) }
  } catch (cause) {
    throw new ClientError('FORK_UNREADABLE', { cause })
  }
}
