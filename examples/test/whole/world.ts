import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sql } from '../../../packages/ttp-server/src/kernel/database.ts'
import { openDatabase } from '../../../packages/ttp-server/src/kernel/database.ts'
import { layDatabase } from '../../../packages/ttp-server/test/support/lay-database.ts'
import { START_FLAGS } from '../../../packages/ttp-server/test/support/programs.ts'
import type { Collaboration } from '../../src/demo/collaboration.ts'
import { startCollaboration } from '../../src/demo/collaboration.ts'

/** A whole collaboration of a test: the real TTP with its database and its processes, and parties with keys of their own. */
export interface World {
  readonly folder: string
  readonly collaboration: Collaboration
  /** Every line that the processes have logged, by process. */
  readonly logged: readonly { readonly process: string; readonly line: string }[]
  /** Looks at the database as its owner: what no party can do. Waits until the database answers. */
  readonly look: <Row>(statement: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly asOwner: <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>
  /** Ends everything in good order and leaves the folder. */
  readonly stop: () => Promise<void>
  readonly remove: () => Promise<void>
}

const AGREEMENT_SINCE = '2020-01-01'

/** Starts a collaboration of these institutions and one tenant in a folder of its own. */
export async function startWorld(institutions: readonly string[]): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-whole-'))
  // PostgreSQL's data lie below, and belong to another user where the tests run as root.
  await chmod(folder, 0o711)
  await layDatabase(join(folder, 'ttp', 'database'))
  // The supervisor starts the processes with the flags of the process that it is in: the sources of the workspace.
  const kept = process.execArgv.filter((flag) => flag.startsWith('--import='))
  process.execArgv = [...new Set([...START_FLAGS, ...kept])]
  const logged: { process: string; line: string }[] = []
  const sources = institutions.map((institution) => {
    return { institution, name: institution, kind: 'test', file: '', agreementInForceFrom: AGREEMENT_SINCE }
  })
  const collaboration = await startCollaboration(folder, sources, 0, (process, line) => logged.push({ process, line }))
  const asOwner: World['asOwner'] = async (work) => {
    const owner = openDatabase(collaboration.ttp.postgres().ownerUrl, 1)
    try {
      return await owner.withConnection(work)
    } finally {
      await owner.close()
    }
  }
  return {
    folder,
    collaboration,
    logged,
    asOwner,
    look: (statement, values = []) => asOwner(async (sql) => (await sql.query(statement, [...values])).rows),
    stop: () => collaboration.ttp.stop(),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
