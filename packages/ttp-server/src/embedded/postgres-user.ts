import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The operating-system user that PostgreSQL runs as; undefined where the current user will do. */
export interface PostgresUser {
  readonly uid: number
  readonly gid: number
}

async function lookUp(name: string): Promise<PostgresUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** PostgreSQL refuses to run as root: root gets the user `postgres`, which is made when the machine has none. */
export async function postgresUser(): Promise<PostgresUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const known = await lookUp('postgres')
  if (known !== undefined) return known
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  return lookUp('postgres')
}
