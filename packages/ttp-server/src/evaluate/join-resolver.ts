import { randomBytes } from 'node:crypto'
import type { LinkageModel } from '@sluis/ttp-core/identity'
import { SecretKey } from '@sluis/ttp-core/identity'
import type { Resolver } from '../domains/identity/index.ts'
import { openResolver } from '../domains/identity/index.ts'
import { openDatabase } from '../kernel/database.ts'
import type { TemporaryResolver } from './temporary-resolver.ts'

/** What an engine in another process needs to work on a temporary database; goes through JSON. Keys are base64. */
export interface Joining {
  readonly url: string
  readonly linkageKey: string
  readonly vaultKey: string
  readonly model?: LinkageModel
}

const textOf = (key: SecretKey): string => key.lend((bytes) => Buffer.from(bytes).toString('base64'))

/** How another process joins. Tells the keys, which are forgotten with the database: for measurements alone. */
export function joiningOf({ url, ports }: TemporaryResolver): Joining {
  const { linkageKey, vaultKey, model } = ports
  return { url, linkageKey: textOf(linkageKey), vaultKey: textOf(vaultKey), ...(model !== undefined && { model }) }
}

/** A further engine, in this process, on the temporary database of another. */
export function joinResolver({ url, linkageKey, vaultKey, model }: Joining): Resolver {
  const keyOf = (text: string): SecretKey => SecretKey.from(Buffer.from(text, 'base64'))
  return openResolver(openDatabase(url, 2), {
    linkageKey: keyOf(linkageKey),
    vaultKey: keyOf(vaultKey),
    random: (length) => randomBytes(length),
    now: () => new Date(),
    ...(model !== undefined && { model }),
  })
}
