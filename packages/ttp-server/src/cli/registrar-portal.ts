import { CoreError } from '@sluis/ttp-core/common'
import type { Directory } from '@sluis/ttp-core/registrar'
import type { Command } from 'commander'
import { readPortalBundle } from '../http/portal-bundle.ts'
import { OptionError } from '../kernel/option-error.ts'
import { systemNow } from '../processes/system.ts'
import { newestDirectory, readDraft, writeDraft } from '../registrar/draft.ts'
import type { Handover } from '../registrar/log-key.ts'
import { nameLogKey, parseHandover } from '../registrar/log-key.ts'
import { dropBundle, nameBundle, nameStatement } from '../registrar/portal.ts'
import { parseOptionFile, publicKeyOf } from './option-files.ts'

interface DraftOptions {
  readonly url: string
  readonly key: string
  readonly draft: string
}
const KEY = ['--key <file>', "the registrar's key, under which the directory is verified"] as const
const URL_OPTION = ['--url <url>', 'address of the gateway'] as const
const DRAFT = ['--draft <file>', 'the next directory version, to be signed; begun here unless it is there'] as const

/** `registrar bundle`, `drop-bundle`, `log-key` and `statement`: which code seals in browsers, which key signs the log, what visitors are told. */
export function addRegistrarPortal(registrar: Command): void {
  registrar
    .command('bundle')
    .description(
      'name the code of the portal in the next version: build it yourself from its sources, then compare the digest',
    )
    .requiredOption(...URL_OPTION)
    .requiredOption(...KEY)
    .requiredOption(...DRAFT)
    .requiredOption('--folder <folder>', 'the files of the bundle')
    .action(async ({ folder, ...options }: DraftOptions & { folder: string }) => {
      const { digest, files } = bundleIn(folder)
      await change(options, (draft) => nameBundle(draft, digest, systemNow()))
      print({ digest, files: files.size })
    })
  registrar
    .command('drop-bundle')
    .description('take a bundle of the portal out of the next version')
    .requiredOption(...URL_OPTION)
    .requiredOption(...KEY)
    .requiredOption(...DRAFT)
    .requiredOption('--digest <digest>', 'of the bundle, as the directory has it')
    .action(async ({ digest, ...options }: DraftOptions & { digest: string }) => {
      await change(options, (draft) => dropBundle(draft, digest))
      print({ digest })
    })
  registrar
    .command('log-key')
    .description('name the new key of the audit log in the next version, with the word of the key before it')
    .requiredOption(...URL_OPTION)
    .requiredOption(...KEY)
    .requiredOption(...DRAFT)
    .requiredOption('--handover <file>', 'what `sluis-server keys log-key` wrote')
    .action(async ({ handover, ...options }: DraftOptions & { handover: string }) => {
      const read = await parseOptionFile('--handover', handover, (text) => parseHandover(JSON.parse(text)))
      const { log } = await change(options, (draft) => named(draft, read))
      print({ verifierKey: log.verifierKey, earlier: log.earlier?.map((one) => one.verifierKey) })
    })
  registrar
    .command('statement')
    .description('put the digests of the text for visitors into an agreement of the next version')
    .requiredOption(...URL_OPTION)
    .requiredOption(...KEY)
    .requiredOption(...DRAFT)
    .requiredOption('--agreement <id>', 'identifier of the agreement')
    .action(async ({ agreement, ...options }: DraftOptions & { agreement: string }) => {
      const draft = await change(options, (begun) => nameStatement(begun, agreement))
      print({ agreement, ...draft.agreements.find(({ id }) => id === agreement)?.privacyStatement })
    })
}

/** @throws OptionError `FILE_INVALID`: no folder, an empty one, or one that is too large for a browser's code. */
function bundleIn(folder: string): ReturnType<typeof readPortalBundle> {
  try {
    return readPortalBundle(folder)
  } catch (cause) {
    throw new OptionError('FILE_INVALID', '--folder', cause)
  }
}

/** Of another log, or another key of this one, the word counts for nothing. @throws OptionError `FILE_INVALID`. */
function named(draft: Directory, handover: Handover): Directory {
  try {
    return nameLogKey(draft, handover)
  } catch (cause) {
    throw cause instanceof CoreError ? new OptionError('FILE_INVALID', '--handover', cause) : cause
  }
}

async function change(
  { url, key, draft: path }: DraftOptions,
  changed: (draft: Directory) => Directory,
): Promise<Directory> {
  const { draft } = await newestDirectory(url, await publicKeyOf('--key', key), systemNow())
  const next = changed(await readDraft(path, draft))
  await writeDraft(path, next)
  return next
}

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
