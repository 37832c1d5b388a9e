import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isInForce } from '@sluis/ttp-core/enrol'
import { type ApiClient, ClientError, writeStateFile } from '../http/index.ts'

/** To whom deliveries go. */
export interface SettledAgreement {
  readonly tenant: string
  readonly domain: string
}

/**
 * Writes into the configuration to whom this institution delivers: the agreement in force, or of several the one that `choose` takes.
 * What the configuration says already stays. Undefined while there is no agreement, or nothing was chosen. Throws as the
 * directory, CONFIG_UNREADABLE and STATE_UNWRITABLE.
 */
export async function settleAgreement(
  configFile: string,
  client: ApiClient,
  now: Date,
  choose: (among: readonly SettledAgreement[]) => Promise<SettledAgreement | undefined>,
): Promise<SettledAgreement | undefined> {
  const { organisation, tenant, domain } = client.config
  if (tenant !== undefined && domain !== undefined) return { tenant, domain }
  const { directory } = await client.directory({ refresh: true })
  const today = now.toISOString().slice(0, 10)
  const among = new Map<string, SettledAgreement>()
  for (const agreement of directory.agreements) {
    if (agreement.institution !== organisation || !isInForce(agreement, today)) continue
    among.set(`${agreement.tenant} ${agreement.domain}`, { tenant: agreement.tenant, domain: agreement.domain })
  }
  const [only, ...others] = among.values()
  if (only === undefined) return undefined
  const chosen = others.length === 0 ? only : await choose([only, ...others])
  if (chosen === undefined) return undefined
  const path = resolve(configFile)
  let raw: Record<string, unknown>
  try {
    raw = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')) as Record<string, unknown>
  } catch (cause) {
    throw new ClientError('CONFIG_UNREADABLE', { cause })
  }
  await writeStateFile(path, `${JSON.stringify({ ...raw, ...chosen }, null, 2)}\n`)
  return chosen
}
