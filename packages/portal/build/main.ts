import { resolve } from 'node:path'
import { buildBundle } from './build-bundle.ts'

// Where the command was given, not where the workspace is.
const folder = resolve(process.env.SLUIS_CWD ?? '.', process.argv[2] ?? resolve(import.meta.dirname, '../dist/bundle'))
const { digest } = await buildBundle(folder)
process.stdout.write(`${digest}\n`)
