import { apiLogReader, CheckpointKeeper, LogError } from '../auditor/index.ts'
import { type ApiClient, ClientError } from '../http/index.ts'
import type { DoctorFinding } from './doctor-local.ts'

/**
 * Whether the log is still the one that this machine saw: it kept no evidence of a fork, and what the log shows now goes on from the
 * largest checkpoint kept here, which it takes the place of. Throws nothing.
 */
export async function lookAtLog(client: ApiClient): Promise<DoctorFinding> {
  const { storage } = client
  try {
    // Once seen, a fork is not undone by a log that looks well again: somebody has to say what it was.
    const [kept] = await storage.list('forks')
    if (kept !== undefined)
      return { check: 'log', ok: false, code: 'LOG_FORKED', detail: storage.placeOf(`forks/${kept}`) }
    const { directory } = await client.directory()
    const seen = await new CheckpointKeeper(storage, apiLogReader(client)).holdNewest(directory.log)
    return { check: 'log', ok: true, ...(seen !== undefined && { detail: String(seen.checkpoint.size) }) }
  } catch (error) {
    if (error instanceof LogError)
      return {
        check: 'log',
        ok: false,
        code: error.code,
        ...(error.evidenceFile !== undefined && { detail: error.evidenceFile }),
      }
    return { check: 'log', ok: false, code: error instanceof ClientError ? error.code : 'UNEXPECTED' }
  }
}
