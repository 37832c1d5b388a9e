import { existsSync, realpathSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { RUN_FOLDER } from './one-run.ts'

const SOURCES = { conditions: '--conditions=sluis-source', silent: '--disable-warning=ExperimentalWarning' } as const

/** The programs that tests start as processes of their own: hundreds of times a run. */
const PROGRAMS = ['packages/client/src/cli/main.ts', 'packages/ttp-server/src/main.ts']
const ROOT = realpathSync(fileURLToPath(new URL('../../../../', import.meta.url)))
/** Stays from run to run, so that what Node compiled of a file that did not change serves again. */
const KEPT = join(ROOT, 'node_modules', '.cache', 'programs')
const KEPT_MS_MAX = 7 * 24 * 3_600_000
/** It looks beside itself for PostgreSQL's programs. */
const ALONE = /[\\/]embedded[\\/]binaries\.ts$/

/**
 * Flags with which Node starts a program of the workspace from its sources. Within a run of the tests the sources of `sluis` and
 * `sluis-server`, of this moment, are put together into few files, once, by the first that needs it: a start takes a third of the time.
 * Which sources they were is as good as seen: the program keeps its name, and every module its own place (`import.meta.url`).
 */
export const START_FLAGS: readonly string[] = [SOURCES.conditions, SOURCES.silent, ...(await useTogether())]

async function useTogether(): Promise<string[]> {
  const run = process.env[RUN_FOLDER]
  if (run === undefined) return []
  const hook = join(run, 'programs.mjs')
  if (!existsSync(hook)) await putTogether(hook)
  return [`--import=${pathToFileURL(hook).href}`]
}

/** Two workers may do it at once: both write the same. */
async function putTogether(hook: string): Promise<void> {
  const { rolldown } = await import('rolldown')
  await mkdir(KEPT, { recursive: true })
  const own = await mkdtemp(join(KEPT, 'making-'))
  const bundle = await rolldown({
    input: PROGRAMS.map((program) => join(ROOT, program)),
    cwd: ROOT,
    platform: 'node',
    resolve: { conditionNames: ['sluis-source', 'node'] },
    // As Node runs it: all that stands in a file.
    treeshake: false,
    plugins: [
      {
        name: 'places',
        resolveId: async function (specifier, importer, options) {
          const found = await this.resolve(specifier, importer, { ...options, skipSelf: true })
          return found !== null && ALONE.test(found.id) ? { id: pathToFileURL(found.id).href, external: true } : null
        },
        transform: (code, id) => {
          if (!code.includes('import.meta')) return null
          const placed = code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
          if (placed.includes('import.meta') && !id.includes('node_modules'))
            throw new Error(`${id} asks for more of its place than its address: it must stay alone`)
          return placed
        },
      },
    ],
  })
  const { output } = await bundle.write({
    dir: own,
    format: 'esm',
    // Named by what is in them: another run never changes the files of one that is going on.
    entryFileNames: '[name]-[hash].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  await bundle.close()
  for (const { fileName } of output) await rename(join(own, fileName), join(KEPT, fileName))
  await rm(own, { recursive: true, force: true })
  await removeOld()
  const places = output.flatMap((file) =>
    file.type === 'chunk' && file.isEntry && file.facadeModuleId !== null
      ? [[pathToFileURL(file.facadeModuleId).href, pathToFileURL(join(KEPT, file.fileName)).href]]
      : [],
  )
  const draft = `${hook}.${process.pid}`
  await writeFile(draft, hookOf(Object.fromEntries(places)))
  await rename(draft, hook)
}

/** The program that Node starts is the first that it resolves; from then on nothing is looked at. */
function hookOf(places: Record<string, string>): string {
  return `import { registerHooks } from 'node:module'
const places = ${JSON.stringify(places)}
const hooks = registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const url = places[found.url]
    if (url === undefined) return found
    hooks.deregister()
    return { ...found, url, format: 'module' }
  },
})
`
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(KEPT)) {
    const path = join(KEPT, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > KEPT_MS_MAX) await rm(path, { recursive: true, force: true })
  }
}
