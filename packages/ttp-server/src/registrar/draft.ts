import { readFile, writeFile } from 'node:fs/promises'
import type { Directory, SignPublicJwk } from '@sluis/ttp-core/registrar'
import { directoryDigest, parseDirectory, verifyDirectory } from '@sluis/ttp-core/registrar'
import { z } from 'zod'
import { OptionError } from '../kernel/option-error.ts'
import { askGateway } from './ask-gateway.ts'

const OPTION = '--draft'

const Answer = z.object({ document: z.string() })

/** The newest version at a gateway, under the registrar's own key, and the draft that would follow it. */
export async function newestDirectory(
  url: string,
  registrarKey: SignPublicJwk,
  now: Date,
): Promise<{ readonly directory: Directory; readonly draft: Directory }> {
  const { document } = await askGateway(url, '/v1/directory', Answer)
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
    throw new OptionError('FILE_UNREADABLE', OPTION, error)
  })
  if (text === undefined) return fresh
  const begun = parsed(text)
  return begun.version === fresh.version && begun.previousDigest === fresh.previousDigest ? begun : fresh
}

/** Half a draft is not begun anew: what was decided in it would be lost without a word. */
function parsed(text: string): Directory {
  try {
    return parseDirectory(JSON.parse(text))
  } catch (cause) {
    throw new OptionError('FILE_INVALID', OPTION, cause)
  }
}

/** Writes the draft, for the registrar to read and sign. */
export async function writeDraft(path: string, draft: Directory): Promise<void> {
  await writeFile(path, `${JSON.stringify(draft, null, 2)}\n`).catch((cause: unknown) => {
    throw new OptionError('FILE_NOT_WRITTEN', OPTION, cause)
  })
}
