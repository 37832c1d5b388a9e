import { spawn } from 'node:child_process'
import { ServerError } from '../errors.ts'

/** A key pair in a PKCS #11 token. */
export interface TokenKey {
  /** Path of the token's PKCS #11 module. */
  readonly module: string
  /** Label of the token. */
  readonly token: string
  /** CKA_ID of the key pair, hexadecimal. */
  readonly keyId: string
  /** Hash of RSA-OAEP; SHA-1 is as sound there, and all that some tokens know. */
  readonly hash: 'sha1' | 'sha256'
}

const HASH = { sha1: ['SHA-1', 'MGF1-SHA1'], sha256: ['SHA256', 'MGF1-SHA256'] } as const
const RUN_MS_MAX = 30_000
const PIN_SETTING = 'SLUIS_TOKEN_PIN'

/** The public half of a key pair (SubjectPublicKeyInfo, DER); needs no PIN. */
export function readPublicKey(key: TokenKey): Promise<Buffer> {
  return run(key, ['--read-object', '--type', 'pubkey', '--id', key.keyId], { input: new Uint8Array(0) })
}

/** Lets the token decrypt (RSA-OAEP). The caller zeroes the result. */
export function decryptInToken(key: TokenKey, ciphertext: Uint8Array, pin: string): Promise<Buffer> {
  const [hash, mgf] = HASH[key.hash]
  const mechanism = ['--mechanism', 'RSA-PKCS-OAEP', '--hash-algorithm', hash, '--mgf', mgf]
  // By the environment: arguments stand in the list of processes.
  const login = ['--login', '--pin', `env:${PIN_SETTING}`]
  return run(key, [...login, '--decrypt', ...mechanism, '--id', key.keyId], { input: ciphertext, pin })
}

interface Input {
  readonly input: Uint8Array
  readonly pin?: string
}

/**
 * Runs OpenSC's `pkcs11-tool`: PKCS #11 is a C interface, and a module of Node for it would run an install script.
 * @throws ServerError `TOKEN_UNAVAILABLE`; what the tool says is not passed on.
 */
function run({ module, token }: TokenKey, parts: readonly string[], { input, pin }: Input): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const refuse = (cause?: unknown): void => reject(new ServerError('TOKEN_UNAVAILABLE', { cause }))
    const { PATH, SOFTHSM2_CONF } = process.env
    const child = spawn('pkcs11-tool', ['--module', module, '--token-label', token, ...parts], {
      env: { PATH, ...(SOFTHSM2_CONF && { SOFTHSM2_CONF }), ...(pin !== undefined && { [PIN_SETTING]: pin }) },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: RUN_MS_MAX,
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => chunks.push(part))
    child.once('error', refuse)
    child.stdin.on('error', () => undefined).end(input)
    child.once('close', (code) => {
      const output = Buffer.concat(chunks)
      for (const part of chunks) part.fill(0)
      if (code === 0 && output.length > 0) resolve(output)
      else refuse()
    })
  })
}
