import { CoreError, parseTilePath } from '@sluis/ttp-core/common'
import type { Database } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { HttpApp, HttpPorts } from '../../kernel/http/mount.ts'
import { createApp, mount } from '../../kernel/http/mount.ts'
import { parse } from '../../kernel/http/parse.ts'
import { NoInput } from '../../kernel/http/schemas.ts'
import { readCheckpointOperation, readTileOperation } from './operations.ts'
import { newestCheckpoint, readEntryBundle, readTile } from './read.ts'

/** A tile never changes: who has it need not ask again (C2SP tlog-tiles). */
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' }

/**
 * The log for everybody: it holds no identifier, and what is secret in it stands there as a salted commitment.
 * @param logReader SQL role ttp_log_reader.
 */
export function logRoutes(logReader: Database, http: HttpPorts): HttpApp {
  const app = createApp()
  mount(app, http, readCheckpointOperation, async (raw) => {
    parse(NoInput, raw)
    const head = await logReader.withConnection(newestCheckpoint)
    if (head === null) throw new ServerError('NOT_FOUND')
    return { status: 200, body: head.note }
  })
  mount(app, http, readTileOperation, async (raw) => {
    const { level, index, width } = wantedTile(parse(readTileOperation.params, raw).path)
    const bytes = await logReader.withConnection((sql) =>
      level === 'entries' ? readEntryBundle(sql, index, width) : readTile(sql, { level, index, width }),
    )
    if (bytes === null) throw new ServerError('NOT_FOUND')
    return { status: 200, body: bytes, headers: FOREVER }
  })
  return app
}

function wantedTile(path: string): ReturnType<typeof parseTilePath> {
  try {
    return parseTilePath(`tile/${path}`)
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause
    throw new ServerError('NOT_FOUND', { cause })
  }
}
