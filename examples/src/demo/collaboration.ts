import { join } from 'node:path'
import type { Directory } from '@sluis/ttp-core/registrar'
import type { EmbeddedTtp } from '@sluis/ttp-server'
import { developmentRegistrar, startEmbedded } from '@sluis/ttp-server'
import type { Party } from '../collaboration/parties.ts'
import { agreementOf, setUpParty, TENANT } from '../collaboration/parties.ts'
import { publishDirectory } from '../collaboration/publish-directory.ts'
import type { DemoSource } from './sources.ts'

/** A running collaboration: the TTP, its parties and the signed directory. */
export interface Collaboration {
  readonly ttp: EmbeddedTtp
  readonly directory: Directory
  readonly institutions: ReadonlyMap<string, Party>
  readonly tenant: Party
  readonly auditor: Party
}

/** Starts the TTP, lets every party make its keys, and has the registrar sign the directory. */
export async function startCollaboration(
  folder: string,
  sources: readonly DemoSource[],
  port: number,
  onLog: (process: string, line: string) => void,
): Promise<Collaboration> {
  const dataDirectory = join(folder, 'ttp')
  const registrar = await developmentRegistrar(dataDirectory)
  const ttp = await startEmbedded({ dataDirectory, registrarKey: registrar.publicJwk, port, onLog })
  try {
    const plan = { url: ttp.url, registrarKey: registrar.publicJwk }
    const parties = join(folder, 'parties')
    const tenant = await setUpParty(parties, {
      ...plan,
      id: TENANT,
      name: 'Audience data collaboration',
      kind: 'tenant',
    })
    const auditor = await setUpParty(parties, { ...plan, id: 'auditor', name: 'Auditor', kind: 'auditor' })
    const institutions = new Map<string, Party>()
    for (const { institution, name } of sources) {
      institutions.set(institution, await setUpParty(parties, { ...plan, id: institution, name, kind: 'institution' }))
    }
    const directory = await publishDirectory(
      ttp.url,
      registrar.privateJwk,
      [tenant, auditor, ...institutions.values()].map(({ organisation }) => organisation),
      sources.map(({ institution, agreementInForceFrom }) => agreementOf(institution, agreementInForceFrom)),
    )
    return { ttp, directory, institutions, tenant, auditor }
  } catch (error) {
    await ttp.stop()
    throw error
  }
}
