import { resolve } from 'node:path'
import { buildBundle } from './build-bundle.ts'

const folder = resolve(process.argv[2] ?? resolve(import.meta.dirname, '../dist/bundle'))
const { digest } = await buildBundle(folder)
process.stdout.write(`${digest}\n`)
