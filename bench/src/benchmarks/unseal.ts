import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeShare, parseShare, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey, signCeremony } from '@sluis/ttp-core/registrar'
import {
  askEngine,
  createKeys,
  giveRolesPasswords,
  holdCeremony,
  migrate,
  openDatabase,
  socketPath,
  startKeyEngine,
  startPostgres,
} from '@sluis/ttp-server/custody'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../measure/median.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { say } from '../say.ts'

const CUSTODIANS = ['one', 'two', 'three', 'four', 'five']
const THRESHOLD = 3
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

/** From the last share that is needed to an engine that works: every key of its store is opened and compared on the way. */
export const unseal: Benchmark = {
  about:
    'milliseconds from the last share to a key engine that works, with as many keys as --records says; against 2 s',
  run: ({ records = 500, rounds = 9 }) =>
    withTemporaryFolder(async (folder) => {
      const server = await startPostgres(join(folder, 'database'))
      try {
        const owner = openDatabase(server.ownerUrl, 1)
        await migrate(owner)
        await owner.close()
        const urls = await giveRolesPasswords(join(folder, 'database'), server.ownerUrl)
        const root = SecretKey.from(random(32))
        await fillStore(urls.ttp_keys, root, records)
        say(`${records} keys`)
        const registrar = await generateSignKey()
        const shares: string[] = []
        const plan = { engine: 'key', threshold: THRESHOLD, custodians: CUSTODIANS, witnesses: [] } as const
        const protocol = await holdCeremony(root, plan, {
          handOut: async (_, text) => void shares.push(text),
          now: () => new Date(),
          random,
          software: 'bench',
        })
        const runtime = join(folder, 'run')
        await mkdir(runtime, { mode: 0o750 })
        await writeFile(join(folder, 'protocol'), await signCeremony(protocol, registrar.privateJwk))
        const settings = {
          SLUIS_DATABASE_URL_KEYS: urls.ttp_keys,
          SLUIS_DATABASE_URL_PSEUDONYMISE: urls.ttp_pseudonymise,
          SLUIS_DATABASE_URL_AUDIT: urls.ttp_audit,
          SLUIS_REGISTRAR_KEY: JSON.stringify(registrar.publicJwk),
          SLUIS_LOG_ORIGIN: 'ttp.example/log',
          SLUIS_KEY_LOCKS_FOLDERS: join(folder, 'locks'),
          SLUIS_RUNTIME_DIRECTORY: runtime,
          SLUIS_KEY_CUSTODIANS_FILE: join(folder, 'protocol'),
        }
        const engine = await startKeyEngine(settings, silent)
        const path = socketPath(runtime, 'key')
        const measured: number[] = []
        for (let round = 0; round < rounds; round += 1) {
          const given = shares.slice(0, THRESHOLD).map((text) => encodeShare(parseShare(text)))
          const last = given.pop() ?? new Uint8Array(0)
          for (const share of given) await askEngine(path, 'unseal', share)
          const start = performance.now()
          const answer = await askEngine(path, 'unseal', last)
          measured.push(performance.now() - start)
          if (!answer.ok || answer.state !== 'unsealed') throw new Error('the engine stayed sealed')
          await askEngine(path, 'seal')
        }
        await engine.stop()
        const figure = Math.round(median(measured))
        return {
          figure,
          unit: 'ms',
          comparison: { name: 'the time that it may take', figure: 2_000, unit: 'ms', ratio: figure / 2_000 },
          details: { keys: records, rounds, slowest: Math.round(Math.max(...measured)) },
        }
      } finally {
        await server.stop()
      }
    }),
}

async function fillStore(url: string, root: SecretKey, keys: number): Promise<void> {
  const database = openDatabase(url, 4)
  const store = createKeys({ database, root, now: () => new Date(), random })
  for (let number = 0; number < keys; number += 1)
    await store.create({ purpose: 'pseudonym-wrap', tenant: `tenant-${number}`, domain: 'insight', epoch: 1 })
  store.close()
  await database.close()
}
