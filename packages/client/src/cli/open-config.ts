import { ClientError } from '../http/errors.ts'
import { type ClientConfig, readConfig } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { askSecret, canAsk } from './ask.ts'
import type { CommonOptions } from './run-command.ts'

const ASK: Record<Language, string> = {
  en: 'Passphrase of the key',
  nl: 'Wachtzin van de sleutel',
}
const TRIES = 3

/**
 * The configuration of a command. Where its key is protected and no file holds the passphrase, it is asked for on a terminal; it is
 * kept nowhere. Throws as `readConfig`.
 */
export async function openConfig(path: string, options: CommonOptions, language: Language): Promise<ClientConfig> {
  return (await openProtected(path, options, language)).config
}

/** The same, with what was typed: whoever makes the next key protects it alike. */
export async function openProtected(
  path: string,
  options: CommonOptions,
  language: Language,
): Promise<{ readonly config: ClientConfig; readonly passphrase?: string }> {
  let passphrase: string | undefined
  for (let attempt = 0; ; attempt++) {
    try {
      const typed = passphrase === undefined ? {} : { passphrase }
      return { config: await readConfig(path, typed), ...typed }
    } catch (error) {
      const isAsked = error instanceof ClientError && error.code === 'KEY_PASSPHRASE_WRONG'
      if (!isAsked || attempt >= TRIES || !canAsk(options)) throw error
      passphrase = await askSecret(ASK[language])
    }
  }
}
