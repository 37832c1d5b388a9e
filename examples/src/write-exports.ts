// Writes the exports of the six institutions into a folder, in a process of its own: its memory is not the demo's.
import { describeInstitutions, writeExports } from './exports/index.ts'

const [folder, options] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('usage: write-exports FOLDER [{"rows": 105000, "persons": 32000, "seed": 1}]\n')
  process.exit(2)
}
const written = await writeExports(
  folder,
  JSON.parse(options ?? '{}') as { rows?: number; persons?: number; seed?: number },
)
process.stdout.write(`${JSON.stringify({ ...written, habits: describeInstitutions() })}\n`)
