import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { spokenKeyFingerprint } from '@sluis/ttp-core/enrol'
import { developmentRegistrar, startEmbedded } from '@sluis/ttp-server'
import { setUpParty, TENANT } from '../collaboration/parties.ts'
import { publishDirectory } from '../collaboration/publish-directory.ts'
import { buildPortal } from './build-portal.ts'
import { PracticeRegistrar } from './practice-registrar.ts'
import { instructions, tellService } from './service-file.ts'

export interface SandboxOptions {
  readonly folder: string
  readonly port: number
}

const LOOK_EVERY_MS = 250

/** Runs a whole service to practise with until it is stopped, and confirms whoever asks to join. Returns the exit code. */
export async function runSandbox({ folder, port }: SandboxOptions, signal: AbortSignal): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const ttpFolder = join(folder, 'ttp')
  const registrarKeys = await developmentRegistrar(ttpFolder)
  const portalBundle = join(folder, 'portal')
  const bundleDigest = await buildPortal(portalBundle)
  const ttp = await startEmbedded({
    dataDirectory: ttpFolder,
    registrarKey: registrarKeys.publicJwk,
    port,
    portalBundle,
  })
  try {
    const registrar = new PracticeRegistrar(ttp.url, registrarKeys)
    if ((await registrar.document()) === undefined) await openBooks(folder, ttp.url, registrarKeys)
    await registrar.publishBundle(bundleDigest, new Date())
    const service = { url: ttp.url, fingerprint: spokenKeyFingerprint(registrarKeys.publicJwk) }
    await tellService(folder, service)
    process.stdout.write(`${instructions(folder, service)}\nCtrl-C ends it.\n`)
    while (!signal.aborted) {
      for (const id of await registrar.confirmAll(new Date())) process.stdout.write(`${id} has joined\n`)
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
    }
    return 0
  } finally {
    await ttp.stop()
  }
}

/** The first version of the directory: the service and the tenant that receives. */
async function openBooks(
  folder: string,
  url: string,
  { publicJwk, privateJwk }: Awaited<ReturnType<typeof developmentRegistrar>>,
): Promise<void> {
  const tenant = await setUpParty(join(folder, 'parties'), {
    id: TENANT,
    name: 'Audience data collaboration',
    kind: 'tenant',
    url,
    registrarKey: publicJwk,
  })
  await publishDirectory(url, privateJwk, [tenant.organisation], [])
}
