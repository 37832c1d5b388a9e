import { resolve } from 'node:path'
import { type EnrolmentStage, startEnrolment } from '../enrol/index.ts'
import { ClientError, requireSafeUrl } from '../http/index.ts'
import { askSecret, askText, askYes, canAsk } from './ask.ts'
import type { InitOptions } from './init.ts'
import type { initTexts } from './init-texts.ts'

type Texts = ReturnType<typeof initTexts>
const PASSPHRASE_CHARACTERS_MIN = 12

/** The first step: who joins, its keys, and its request to the registrar. Asks for what no option says. */
export async function startInit(
  options: InitOptions,
  folder: string,
  stage: EnrolmentStage,
  texts: Texts,
): Promise<void> {
  const isAsked = canAsk(options)
  const said = async (
    option: 'url' | 'organisation' | 'client',
    initial?: string,
    validate?: (value: string) => string | undefined,
  ): Promise<string> => {
    const given = options[option]
    if (given !== undefined) return given
    if (!isAsked && initial !== undefined) return initial
    if (!isAsked) throw new ClientError('OPTION_MISSING', { place: { setting: `--${option}` } })
    const message = texts[option]
    const needed = (value: string): string | undefined => (value === '' ? texts.needed : validate?.(value))
    return askText({ message, validate: needed, ...(initial !== undefined && { initial }) })
  }
  const url = await said('url', undefined, unsafe)
  requireSafeUrl(url)
  const organisation = await said('organisation')
  const client = await said('client', `${organisation}.1`)
  const passphrase = isAsked && options.passphraseFile === undefined ? await askPassphrase(texts) : undefined
  await startEnrolment({
    url,
    organisation,
    clientId: client,
    folder,
    adopt: stage === 'keys',
    // Sent in the next step, so that what fails on the way can be tried again with the same keys.
    send: false,
    now: new Date(),
    ...(passphrase !== undefined && { passphrase }),
    ...(options.passphraseFile !== undefined && { passphraseFile: options.passphraseFile }),
    ...(options.certificate !== undefined && { certificateFiles: options.certificate }),
    ...(options.ca !== undefined && { tls: { ca: resolve(options.ca) } }),
  })
}

/** A passphrase that was typed twice, or none. */
async function askPassphrase(texts: Texts): Promise<string | undefined> {
  if (!(await askYes(texts.protect, false))) return undefined
  const first = await askSecret(texts.passphrase, (value) =>
    value.length < PASSPHRASE_CHARACTERS_MIN ? texts.short : undefined,
  )
  await askSecret(texts.again, (value) => (value === first ? undefined : texts.differs))
  return first
}

/** What is wrong with an address, in the words of its code. */
function unsafe(url: string): string | undefined {
  try {
    requireSafeUrl(url)
    return undefined
  } catch {
    return 'https://…'
  }
}
