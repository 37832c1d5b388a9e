#!/usr/bin/env node
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { CommanderError } from 'commander'
import { EXIT } from './exit-codes.ts'
import { askedLanguage } from './help-language.ts'
import { limitMemory } from './limit-memory.ts'
import { endQuietlyOnClosedPipe, print } from './output.ts'
import { makeProgram } from './program.ts'
import { useProxy } from './proxy.ts'
import { clientVersion } from './version.ts'

limitMemory()
providePlatformBase64()
endQuietlyOnClosedPipe()
useProxy()
const program = await makeProgram(clientVersion(), process.argv[2], askedLanguage(process.argv))
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
  // What is wrong stands on stderr in words; whoever asked for JSON gets one result, here too.
  if (error.exitCode !== 0 && process.argv.includes('--json')) {
    print(JSON.stringify({ ok: false, error: { code: 'USAGE' } }))
  }
}
