import { logKeysOf } from '@sluis/ttp-core/auditor'
import { apiLogReader, CheckpointKeeper, LogError, readFork, verifyFork } from '../auditor/index.ts'
import type { ApiClient } from '../http/index.ts'
import type { DoctorFinding } from './doctor-local.ts'

/**
 * Whether the log is still the one that this machine saw: it kept no evidence of a fork, and what the log shows now goes on from the
 * largest checkpoint kept here, which it takes the place of. Throws nothing.
 */
export async function lookAtLog(client: ApiClient): Promise<DoctorFinding> {
  try {
    const { log } = (await client.directory()).directory
    const fork = await keptFork(client, logKeysOf(log))
    if (fork !== undefined) return { check: 'log', ok: false, code: 'LOG_FORKED', detail: fork }
    const seen = await new CheckpointKeeper(client.storage, apiLogReader(client)).holdNewest(log)
    return { check: 'log', ok: true, ...(seen !== undefined && { detail: String(seen.checkpoint.size) }) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNEXPECTED'
    const file = error instanceof LogError ? error.evidenceFile : undefined
    return { check: 'log', ok: false, code, ...(file !== undefined && { detail: file }) }
  }
}

/**
 * Where evidence is kept that the log contradicted itself. Once seen, that is not undone by a log that looks well again: somebody has to say
 * what it was. Two heads of which nothing was proven are no such evidence: tiles may only have been out of reach.
 */
async function keptFork({ storage }: ApiClient, keys: readonly string[]): Promise<string | undefined> {
  for (const name of await storage.list('forks')) {
    const file = storage.placeOf(`forks/${name}`)
    try {
      if (verifyFork(await readFork(file), ...keys) === 'contradiction') return file
    } catch {
      // No evidence of this log: nothing that it signed.
    }
  }
  return undefined
}
