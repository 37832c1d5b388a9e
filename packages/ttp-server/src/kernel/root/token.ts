import { constants, createPublicKey, publicEncrypt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { RootEngine } from '@sluis/ttp-core/pseudonymise'
import {
  checkKey,
  fromBase64url,
  fromHex,
  keyCheckValue,
  ROOT_ENGINES,
  ROOT_LENGTH,
  SecretKey,
  toBase64url,
  toHex,
} from '@sluis/ttp-core/pseudonymise'
import { z } from 'zod'
import { ServerError } from '../errors.ts'
import type { Logger } from '../log.ts'
import { readSecretFile } from '../root-key.ts'
import type { TokenKey } from './pkcs11-tool.ts'
import { decryptInToken, readPublicKey } from './pkcs11-tool.ts'

/** A root as it is stored: encrypted to the key pair of a token. */
export const WrappedRoot = z.strictObject({
  schema: z.literal('sluis-wrapped-root/1'),
  engine: z.enum(ROOT_ENGINES),
  module: z.string().min(1),
  token: z.string().min(1),
  keyId: z.string().regex(/^(?:[0-9a-f]{2})+$/),
  hash: z.enum(['sha1', 'sha256']),
  keyCheckValue: z.string().regex(/^[0-9a-f]{16}$/),
  /** RSA-OAEP (RFC 8017), base64url. */
  wrapped: z.string().min(1),
})
export type WrappedRoot = z.output<typeof WrappedRoot>

/** Encrypts a root to the key pair of a token. Needs no PIN: only the private half is secret. */
export async function wrapRoot(engine: RootEngine, root: SecretKey, key: TokenKey): Promise<WrappedRoot> {
  const { module, token, keyId, hash } = key
  const publicKey = createPublicKey({ key: await readPublicKey(key), format: 'der', type: 'spki' })
  const padding = { key: publicKey, oaepHash: hash, padding: constants.RSA_PKCS1_OAEP_PADDING }
  const wrapped = root.lend((bytes) => publicEncrypt(padding, bytes))
  const check = toHex(keyCheckValue(root))
  return {
    schema: 'sluis-wrapped-root/1',
    engine,
    module,
    token,
    keyId,
    hash,
    keyCheckValue: check,
    wrapped: toBase64url(wrapped),
  }
}

/**
 * Lets the token unwrap a root.
 * @throws ServerError `TOKEN_UNAVAILABLE`: the token is away, the PIN is wrong, or what it gives is not the root that was wrapped.
 */
export async function unwrapRoot(wrapped: WrappedRoot, pin: string): Promise<SecretKey> {
  const bytes = await decryptInToken(wrapped, fromBase64url(wrapped.wrapped), pin)
  try {
    if (bytes.length !== ROOT_LENGTH) throw new ServerError('TOKEN_UNAVAILABLE')
    const root = SecretKey.from(bytes)
    try {
      checkKey(root, fromHex(wrapped.keyCheckValue))
      return root
    } catch (cause) {
      root.destroy()
      throw new ServerError('TOKEN_UNAVAILABLE', { cause })
    }
  } finally {
    bytes.fill(0)
  }
}

/** Files that an engine's settings name for its token. */
export interface TokenFiles {
  readonly engine: RootEngine
  /** The wrapped root (JSON). */
  readonly file: string
  /** The PIN; closed to group and others. */
  readonly pinFile: string
  readonly logger: Logger
}

/** @throws ServerError `CONFIGURATION_INVALID`, `TOKEN_UNAVAILABLE`; the log says what is wrong with the files. */
export async function obtainFromToken({ engine, file, pinFile, logger }: TokenFiles): Promise<SecretKey> {
  const refuse = (what: string): ServerError => {
    logger.error(what, { code: 'CONFIGURATION_INVALID' })
    return new ServerError('CONFIGURATION_INVALID')
  }
  const wrapped = await readWrapped(file)
  if (wrapped?.engine !== engine) throw refuse('the wrapped root cannot be read, or is that of the other engine')
  return unwrapRoot(wrapped, (await readSecretFile(pinFile, refuse)).trim())
}

async function readWrapped(file: string): Promise<WrappedRoot | undefined> {
  try {
    return WrappedRoot.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}
