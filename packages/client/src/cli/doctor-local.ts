import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { examine, type Finding as RemoteFinding } from '../enrol/index.ts'
import { type ApiClient, ClientError, writeStateFile } from '../http/index.ts'
import { lookAtLog } from './doctor-log.ts'
import { isProxyUsed, namedProxy } from './proxy.ts'
import { clientVersion } from './version.ts'

/** What is looked at on this machine, before anything is asked of the service. */
export const LOCAL_CHECKS = ['client-version', 'state', 'proxy'] as const
export type LocalCheck = (typeof LOCAL_CHECKS)[number]
/** What was found, here, of the service, or of its log. */
export type DoctorFinding = Omit<RemoteFinding, 'check'> & {
  readonly check: RemoteFinding['check'] | LocalCheck | 'log'
}

/** Everything that a client needs to work: this machine, then the way to the service, what it says, and whether its log is the one seen before. */
export async function examineAll(client: ApiClient): Promise<readonly DoctorFinding[]> {
  const version = `${clientVersion()}, Node ${process.versions.node}`
  const remote = await examine(client, () => new Date())
  const isVerified = remote.some(({ check, ok }) => check === 'directory' && ok)
  return [
    { check: 'client-version', ok: true, detail: version },
    await lookAtState(client.config.stateDirectory),
    lookAtProxy(),
    ...remote,
    ...(isVerified ? [await lookAtLog(client)] : []),
  ]
}

/** Whether the outbox and the receipts can be kept: tried, since rights, quotas and full disks look alike from outside. */
async function lookAtState(folder: string): Promise<DoctorFinding> {
  const probe = join(folder, `probe-${randomUUID()}`)
  try {
    await writeStateFile(probe, '')
    await rm(probe)
    return { check: 'state', ok: true, detail: folder }
  } catch (error) {
    return { check: 'state', ok: false, code: error instanceof ClientError ? error.code : 'STATE_UNWRITABLE' }
  }
}

function lookAtProxy(): DoctorFinding {
  const proxy = namedProxy()
  if (proxy === undefined) return { check: 'proxy', ok: true }
  return isProxyUsed()
    ? { check: 'proxy', ok: true, detail: proxy }
    : { check: 'proxy', ok: false, code: 'PROXY_UNUSED' }
}
