import { requestInRollover, verifyEnrolment } from '@sluis/ttp-core/common'
import type { HttpApp } from '../../kernel/http/mount.ts'
import { type Desk, serveOwn, servePublic } from './desk.ts'
import { PAGES } from './page.ts'
import { agreementsPage } from './pages/agreements.ts'
import { keysPage } from './pages/keys.ts'
import { findStatement, statementFile, statementPage } from './pages/statement.ts'
import type { PortalPorts, WaitingEnrolment } from './ports.ts'

/** What the directory says of an institution: its agreements, the text for its visitors, its keys. */
export function mountInstitution(app: HttpApp, desk: Desk): void {
  const { ports } = desk
  serveOwn(app, desk, PAGES.agreements, (view) => agreementsPage(view))
  serveOwn(app, desk, PAGES.keys, async (view) => keysPage(view, await waitingOf(ports, view.institution.id)))
  servePublic(app, desk, PAGES.statement, async (view, context) => {
    const { directory } = await ports.directory.current()
    return statementPage(view, findStatement(directory, context.req.param('agreement') ?? '', view.language))
  })
  servePublic(app, desk, PAGES.statementText, async (view, context) => {
    const { directory } = await ports.directory.current()
    const found = findStatement(directory, context.req.param('agreement') ?? '', view.language)
    return statementFile(found, view.language)
  })
}

/** The institution's own requests that hold; whoever made one in its name is told apart by the registrar, not here. */
async function waitingOf({ enrolments }: PortalPorts, institution: string): Promise<readonly WaitingEnrolment[]> {
  const { requests } = await enrolments.listEnrolments()
  const read = await Promise.all(
    requests.map(async ({ request, receivedAt }) => {
      const inner = innerRequest(request)
      const verified = await verifyEnrolment(inner ?? request).catch(() => undefined)
      if (verified?.enrolment.organisation !== institution) return undefined
      return { clientId: verified.enrolment.clientId, isRollover: inner !== undefined, receivedAt }
    }),
  )
  return read.filter((waiting) => waiting !== undefined)
}

function innerRequest(jws: string): string | undefined {
  try {
    return requestInRollover(jws)
  } catch {
    return undefined
  }
}
