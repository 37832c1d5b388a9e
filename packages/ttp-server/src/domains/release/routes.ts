import type { HttpApp, HttpPorts } from '../../kernel/http/mount.ts'
import { createApp, mount } from '../../kernel/http/mount.ts'
import type { Release } from './index.ts'
import {
  acknowledgeOperation,
  listReleasesOperation,
  readPartsOperation,
  readRewrapOperation,
  receiveRewrapOperation,
} from './operations.ts'

/** The HTTP face of the release. */
export function releaseRoutes(release: Release, http: HttpPorts): HttpApp {
  const app = createApp()
  mount(app, http, listReleasesOperation, async (raw, actor) => ({
    status: 200,
    body: await release.listReleases(actor, raw),
  }))
  mount(app, http, readPartsOperation, async (raw, actor) => ({
    status: 200,
    body: await release.readParts(actor, raw),
  }))
  mount(app, http, acknowledgeOperation, async (raw, actor) => {
    await release.acknowledge(actor, raw)
    return { status: 204 }
  })
  mount(app, http, receiveRewrapOperation, async (raw, actor) => {
    const { chunk, isNew } = await release.receiveRewrap(actor, raw)
    return { status: isNew ? 201 : 200, body: chunk }
  })
  mount(app, http, readRewrapOperation, async (raw, actor) => ({
    status: 200,
    body: await release.readRewrap(actor, raw),
  }))
  return app
}
