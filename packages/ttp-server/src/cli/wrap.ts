import type { RootEngine } from '@sluis/ttp-core/pseudonymise'
import { ROOT_LENGTH, SecretKey } from '@sluis/ttp-core/pseudonymise'
import type { Command } from 'commander'
import { Option } from 'commander'
import { unwrapRoot, wrapRoot } from '../kernel/root/token.ts'
import { systemRandom } from '../processes/system.ts'
import { readOptionFile, writeOptionFile } from './option-files.ts'

interface WrapOptions {
  readonly engine: RootEngine
  readonly module: string
  readonly token: string
  readonly keyId: string
  readonly oaepHash: 'sha1' | 'sha256'
  readonly pinFile: string
  readonly out: string
}

/** `ceremony wrap`: makes a root that a PKCS #11 token keeps instead of custodians. */
export function addWrap(ceremony: Command): void {
  ceremony
    .command('wrap')
    .description('make a root and encrypt it to an RSA key pair in a PKCS #11 token; needs pkcs11-tool of OpenSC')
    .addOption(new Option('--engine <name>', 'whose root').choices(['key', 'identity']).default('key'))
    .requiredOption('--module <file>', "the token's PKCS #11 module")
    .requiredOption('--token <label>', 'label of the token')
    .requiredOption('--key-id <hex>', 'CKA_ID of the key pair')
    .requiredOption('--pin-file <file>', 'the PIN of the token, in a file of mode 0600')
    .addOption(new Option('--oaep-hash <name>', 'hash of RSA-OAEP').choices(['sha256', 'sha1']).default('sha256'))
    .requiredOption('--out <file>', 'the wrapped root')
    .action(async ({ engine, module, token, keyId, oaepHash, pinFile, out }: WrapOptions) => {
      const pin = (await readOptionFile('--pin-file', pinFile)).trim()
      const bytes = systemRandom(ROOT_LENGTH)
      const root = SecretKey.from(bytes)
      bytes.fill(0)
      try {
        const wrapped = await wrapRoot(engine, root, { module, token, keyId, hash: oaepHash })
        // Seen to open again before anything is made under it.
        ;(await unwrapRoot(wrapped, pin)).destroy()
        await writeOptionFile('--out', out, `${JSON.stringify(wrapped)}\n`, { mode: 0o600, flag: 'wx' })
        process.stdout.write(`${JSON.stringify({ engine, keyCheckValue: wrapped.keyCheckValue })}\n`)
      } finally {
        root.destroy()
      }
    })
}
