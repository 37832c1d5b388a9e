import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { bundleDigest } from '@sluis/ttp-core/common'
import { ServerError } from '../kernel/errors.ts'

/** The code of the portal as it is on this machine, in memory: what was looked at is what is served. */
export interface PortalBundle {
  /** By which the directory names it (hex). */
  readonly digest: string
  /** By path, with slashes. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

const BYTES_MAX = 33_554_432
/** It tells the digests, so that it is no part of what they are of. */
const LIST = 'bundle.json'

/**
 * Reads the files of a folder and computes what the directory should say of them. The list in the folder itself is not believed.
 * @throws ServerError `CONFIGURATION_INVALID` when there is none, or when they are larger than 32 MiB together.
 */
export function readPortalBundle(folder: string): PortalBundle {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  try {
    let bytes = 0
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    for (const entry of found.filter((each) => each.isFile())) {
      const file = join(entry.parentPath, entry.name)
      // Not by the length of the folder's name: `./bundle` and `bundle` are the same folder.
      const path = relative(folder, file).split(sep).join('/')
      const content = new Uint8Array(readFileSync(file))
      bytes += content.byteLength
      if (bytes > BYTES_MAX) throw new RangeError('too large')
      files.set(path, content)
    }
  } catch (cause) {
    throw new ServerError('CONFIGURATION_INVALID', { cause })
  }
  if (files.size === 0) throw new ServerError('CONFIGURATION_INVALID')
  const digests = [...files].filter(([path]) => path !== LIST).map(([path, content]) => [path, hexOf(content)] as const)
  return { digest: bundleDigest(Object.fromEntries(digests)), files }
}

const hexOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
