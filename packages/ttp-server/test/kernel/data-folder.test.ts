import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startPostgres } from '../../src/embedded/postgres.ts'

test('a second server on one data folder is refused at once, and after a crash the folder is free', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-folder-'))
  // As root the server runs as another user, who has to reach it.
  await chmod(folder, 0o755)
  const first = await startPostgres(folder)
  try {
    await expect(startPostgres(folder)).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' })
  } finally {
    // Its note of itself stays behind.
    await first.kill()
  }
  const second = await startPostgres(folder)
  await second.stop()
  await rm(folder, { recursive: true, force: true })
})
