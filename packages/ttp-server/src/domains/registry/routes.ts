import type { HttpApp, HttpPorts } from '../../kernel/http/mount.ts'
import { createApp, mount } from '../../kernel/http/mount.ts'
import { parse } from '../../kernel/http/parse.ts'
import { NoInput } from '../../kernel/http/schemas.ts'
import type { Registry } from './index.ts'
import {
  issueTokenOperation,
  listEngineKeysOperation,
  listEnrolmentsOperation,
  publishDirectoryOperation,
  readDirectoryOperation,
  readDirectoryVersionOperation,
  receiveEnrolmentOperation,
} from './operations.ts'

/** The HTTP face of the registry. */
export function registryRoutes(registry: Registry, http: HttpPorts): HttpApp {
  const app = createApp()
  mount(app, http, issueTokenOperation, async (raw, { certificate }) => ({
    status: 200,
    body: await registry.issueToken(raw, certificate),
  }))
  mount(app, http, readDirectoryOperation, async (raw) => {
    parse(NoInput, raw)
    return { status: 200, body: await registry.readDirectory('newest') }
  })
  mount(app, http, readDirectoryVersionOperation, async (raw) => ({
    status: 200,
    body: await registry.readDirectory(raw),
  }))
  mount(app, http, publishDirectoryOperation, async (raw) => {
    const { version, isNew } = await registry.publishDirectory(raw)
    return { status: isNew ? 201 : 200, body: { version } }
  })
  mount(app, http, receiveEnrolmentOperation, async (raw, { address }) => {
    const { answer, isNew } = await registry.receiveEnrolment(raw, address)
    return { status: isNew ? 201 : 200, body: answer }
  })
  mount(app, http, listEnrolmentsOperation, async (raw) => {
    parse(NoInput, raw)
    return { status: 200, body: await registry.listEnrolments() }
  })
  mount(app, http, listEngineKeysOperation, async (raw) => {
    parse(NoInput, raw)
    return { status: 200, body: await registry.listEngineKeys() }
  })
  return app
}
