import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { InstitutionExport } from '../exports/index.ts'

/** One file that an institution delivers in the demo. */
export interface DemoSource {
  readonly institution: string
  readonly name: string
  readonly kind: string
  readonly file: string
  readonly mappingFile?: string
  readonly agreementInForceFrom: string
}

export interface DemoSources {
  readonly sources: readonly DemoSource[]
  /** Who each row really was; only for the files that the demo made itself. */
  readonly truthFile?: string
}

export interface Making {
  readonly rows?: number
  readonly persons?: number
  readonly seed?: number
}

/** Invents the population and lets the six institutions export their visits. */
export async function makeSources(folder: string, making: Making): Promise<DemoSources> {
  const program = fileURLToPath(new URL('../write-exports.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv,
    program,
    folder,
    JSON.stringify(making),
  ])
  const { institutions, truthFile } = JSON.parse(stdout) as { institutions: InstitutionExport[]; truthFile: string }
  const sources = institutions.map(({ id, name, kind, file, agreementInForceFrom }) => ({
    institution: id,
    name,
    kind,
    file: join(folder, file),
    mappingFile: join(folder, `${id}.mapping.json`),
    agreementInForceFrom,
  }))
  return { sources, truthFile }
}

/** The reader's own files: each is an institution of its own, with an agreement that has been in force for long. */
export function ownSources(files: readonly string[], folder: string): DemoSources {
  const sources = files.map((name, index): DemoSource => {
    const file = resolve(folder, name)
    const mappingFile = `${file.slice(0, file.length - extname(file).length)}.mapping.json`
    return {
      institution: `institution-${index + 1}`,
      name: basename(file),
      kind: 'own file',
      file,
      ...(existsSync(mappingFile) ? { mappingFile } : {}),
      agreementInForceFrom: '1990-01-01',
    }
  })
  return { sources }
}
