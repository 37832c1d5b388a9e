import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Name of the file that tells the digests of the others. */
export const BUNDLE_FILE = 'bundle.json'

/** What a bundle consists of. Digests are SHA-256, hexadecimal; names have slashes. */
export interface BundleList {
  readonly schema: 'sluis-bundle/1'
  readonly files: Readonly<Record<string, string>>
  /** Over the canonical JSON (RFC 8785) of `files`: the one digest by which a bundle is named. */
  readonly digest: string
}

/** The list of a folder: every file in it but the list itself. */
export async function listBundle(folder: string): Promise<BundleList> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== BUNDLE_FILE)
  const digests: [string, string][] = []
  for (const name of names) digests.push([name, sha256(await readFile(join(folder, name)))])
  return listOf(Object.fromEntries(digests))
}

/** The list of files whose digests are known. */
export function listOf(digests: Readonly<Record<string, string>>): BundleList {
  // Names and digests are plain ASCII: sorted and without spaces, this is the canonical JSON of RFC 8785.
  const files = Object.fromEntries(Object.entries(digests).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { schema: 'sluis-bundle/1', files, digest: sha256(JSON.stringify(files)) }
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
