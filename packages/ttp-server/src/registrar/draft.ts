import { readFile, writeFile } from 'node:fs/promises'
import type { Directory, SignPublicJwk } from '@sluis/ttp-core/registrar'
import { directoryDigest, parseDirectory, verifyDirectory } from '@sluis/ttp-core/registrar'
import { z } from 'zod'

const Answer = z.object({ document: z.string() })

/** The newest version at a gateway, under the registrar's own key, and the draft that would follow it. */
export async function newestDirectory(
  url: string,
  registrarKey: SignPublicJwk,
  now: Date,
): Promise<{ readonly directory: Directory; readonly draft: Directory }> {
  const answer = await fetch(new URL('/v1/directory', url))
  const { document } = Answer.parse(await answer.json())
  const directory = await verifyDirectory(document, registrarKey)
  const draft = {
    ...directory,
    version: directory.version + 1,
    previousDigest: directoryDigest(document),
    issuedAt: now.toISOString(),
  }
  return { directory, draft }
}

/** The draft in a file where it has been begun and still follows the newest version; else `fresh`. */
export async function readDraft(path: string, fresh: Directory): Promise<Directory> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return fresh
  const begun = parseDirectory(JSON.parse(text))
  return begun.version === fresh.version && begun.previousDigest === fresh.previousDigest ? begun : fresh
}

/** Writes the draft, for the registrar to read and sign. */
export async function writeDraft(path: string, draft: Directory): Promise<void> {
  await writeFile(path, `${JSON.stringify(draft, null, 2)}\n`)
}
