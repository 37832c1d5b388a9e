import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Progress } from '../report/progress.ts'
import { Audience } from './audience.ts'
import type { Collaboration } from './collaboration.ts'
import { startCollaboration } from './collaboration.ts'
import { compareWithTruth } from './compare-with-truth.ts'
import type { InstitutionResult } from './deliver.ts'
import { deliverSource } from './deliver.ts'
import type { DemoFigures } from './figures.ts'
import { followAsTenant } from './follow.ts'
import { printReport } from './print-report.ts'
import type { DemoSources, Making } from './sources.ts'
import { makeSources, ownSources } from './sources.ts'
import { verifyAsAuditor } from './verify-as-auditor.ts'

export interface DemoOptions extends Making {
  readonly json: boolean
  readonly keep?: string
}

/** Log lines of the processes that are kept, to be shown when something fails. */
const LOG_LINES_MAX = 40

/** Runs the demo from nothing to the report and leaves nothing running. Returns the exit code. */
export async function runDemo(files: readonly string[], options: DemoOptions, signal: AbortSignal): Promise<number> {
  const callersFolder = process.env.SLUIS_CWD ?? process.cwd()
  const folder =
    options.keep === undefined ? await mkdtemp(join(tmpdir(), 'sluis-demo-')) : resolve(callersFolder, options.keep)
  await mkdir(folder, { recursive: true })
  // What an earlier run kept has parties and a directory of its own: it is neither mixed with nor thrown away.
  if ((await readdir(folder)).length > 0) {
    process.stderr.write(`${options.keep} is not empty: name another folder for --keep, or remove it first\n`)
    return 8
  }
  await chmod(folder, 0o711)
  const logLines: string[] = []
  let collaboration: Collaboration | undefined
  try {
    const progress = new Progress(process.stderr)
    progress.show('preparing', 0, 0)
    const sources =
      files.length === 0 ? await makeSources(join(folder, 'exports'), options) : ownSources(files, callersFolder)
    signal.throwIfAborted()
    collaboration = await startCollaboration(
      folder,
      sources.sources,
      options.keep === undefined ? 0 : 8443,
      (name, line) => {
        logLines.push(`${name} ${line}`)
        if (logLines.length > LOG_LINES_MAX) logLines.shift()
      },
    )
    // Institutions and tenant have machines of their own in real life: here they make way for the TTP.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
    return await deliverAndReport(collaboration, sources, progress, options, signal)
  } catch (error) {
    if (signal.aborted) {
      process.stderr.write('\nstopped\n')
      return 130
    }
    process.stderr.write(`\nthe demo failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}\n`)
    for (const line of logLines) process.stderr.write(`${line}\n`)
    return 1
  } finally {
    await collaboration?.ttp.stop()
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true })
    else await writeFile(join(folder, 'processes.log'), `${logLines.join('\n')}\n`)
  }
}

async function deliverAndReport(
  collaboration: Collaboration,
  { sources, truthFile }: DemoSources,
  progress: Progress,
  options: DemoOptions,
  signal: AbortSignal,
): Promise<number> {
  const audience = new Audience()
  const placement = new Map<string, string>()
  const results: InstitutionResult[] = []
  const started = performance.now()
  const follower = await followAsTenant(collaboration.tenant, audience, () => undefined)
  for (const [index, source] of sources.entries()) {
    const party = collaboration.institutions.get(source.institution)
    if (party === undefined) throw new Error('an institution was not enrolled')
    const show = (share: number): void => progress.show(`${source.name} delivers`, index + share, sources.length)
    show(0)
    results.push(await deliverSource(source, party, placement, show, signal))
  }
  const accepted = results.reduce((sum, { delivered }) => sum + delivered.rows, 0)
  const finished = follower.finish(accepted)
  const watch = setInterval(() => progress.show('the tenant opens its releases', audience.rows, accepted), 100)
  try {
    await finished
  } finally {
    clearInterval(watch)
  }
  const seconds = (follower.lastRowAt() - started) / 1000
  progress.show('the auditor computes the log anew', 0, 0)
  const audit = await verifyAsAuditor(collaboration)
  const addressOnly = new Set(
    sources.filter(({ kind }) => kind === 'small-museum').map(({ institution }) => institution),
  )
  const comparison =
    truthFile === undefined ? undefined : await compareWithTruth(audience, placement, truthFile, addressOnly)
  progress.end()

  const rows = results.reduce((sum, { delivered }) => sum + delivered.summary.rows.total, 0)
  const figures: DemoFigures = {
    rows,
    accepted,
    refused: rows - accepted,
    ...audience.count(),
    precision: comparison?.persons.precision ?? null,
    recall: comparison?.persons.recall ?? null,
    f1: comparison?.persons.f1 ?? null,
    auditVerified: audit.verified,
    seconds,
    rowsPerSecond: rows / seconds,
  }
  const kept = options.keep === undefined ? undefined : options.keep
  printReport({ figures, results, audience, comparison, audit, kept }, process.stdout)
  if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
  return audit.verified && audience.quarantined === 0 ? 0 : 1
}
