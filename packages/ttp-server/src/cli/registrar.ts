import type { PublicJwk } from '@sluis/ttp-core/registrar'
import {
  fingerprint,
  generateSignKey,
  parseDirectory,
  signDirectory,
  spokenKeyFingerprint,
} from '@sluis/ttp-core/registrar'
import type { Command } from 'commander'
import { z } from 'zod'
import { askGateway, fetchGateway } from '../registrar/ask-gateway.ts'
import { parseOptionFile, readOptionFile, signingKeyOf, writeOptionFile } from './option-files.ts'
import { addRegistrarCertificate } from './registrar-certificate.ts'
import { addRegistrarEnrolment } from './registrar-enrolment.ts'
import { addRegistrarPortal } from './registrar-portal.ts'

const EngineKeys = z.object({
  keys: z.array(
    z.object({ engine: z.string(), purpose: z.string(), publicKey: z.looseObject({ vkey: z.string().optional() }) }),
  ),
})

/** `registrar`: the work of the person who signs the directory. The private key never meets a server. */
export function addRegistrar(program: Command): void {
  const registrar = program.command('registrar').description('make, sign and publish the directory')

  registrar
    .command('keygen')
    .description("make the registrar's key pair")
    .requiredOption('--out <file>', 'the private key (mode 0600); the public key goes to standard output')
    .action(async ({ out }: { out: string }) => {
      const pair = await generateSignKey()
      await writeOptionFile('--out', out, JSON.stringify(pair.privateJwk), { mode: 0o600, flag: 'wx' })
      const shown = { fingerprint: fingerprint(pair.publicJwk), spoken: spokenKeyFingerprint(pair.publicJwk) }
      process.stdout.write(`${JSON.stringify({ publicKey: pair.publicJwk, ...shown })}\n`)
    })

  addRegistrarEnrolment(registrar)
  addRegistrarCertificate(registrar)
  addRegistrarPortal(registrar)

  registrar
    .command('engine-keys')
    .description("show the engines' public keys with the fingerprints to compare with the engines' own logs")
    .requiredOption('--url <url>', 'address of the gateway')
    .action(async ({ url }: { url: string }) => {
      const { keys } = await askGateway(url, '/v1/engine-keys', EngineKeys)
      for (const { engine, purpose, publicKey } of keys) {
        const shown = publicKey.vkey ?? (await fingerprint(publicKey as unknown as PublicJwk))
        process.stdout.write(`${JSON.stringify({ engine, purpose, fingerprint: shown, publicKey })}\n`)
      }
    })

  registrar
    .command('sign')
    .description('check a directory version and sign it')
    .requiredOption('--key <file>', "the registrar's private key")
    .requiredOption('--directory <file>', 'the directory version (JSON)')
    .requiredOption('--out <file>', 'the signed version (JWS)')
    .action(async ({ key, directory, out }: { key: string; directory: string; out: string }) => {
      const privateJwk = await signingKeyOf('--key', key)
      const document = await parseOptionFile('--directory', directory, (text) => parseDirectory(JSON.parse(text)))
      await writeOptionFile('--out', out, await signDirectory(document, privateJwk))
    })

  registrar
    .command('publish')
    .description('publish a signed directory version')
    .requiredOption('--url <url>', 'address of the gateway')
    .requiredOption('--file <file>', 'the signed version (JWS)')
    .action(async ({ url, file }: { url: string; file: string }) => {
      const document = (await readOptionFile('--file', file)).trim()
      const answer = await fetchGateway(url, '/v1/directory-versions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ document }),
      })
      process.stdout.write(`${await answer.text()}\n`)
      if (!answer.ok) process.exitCode = 1
    })
}
