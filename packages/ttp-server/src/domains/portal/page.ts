/**
 * Who may see a page: everybody; whoever is signed in for an institution; of these, whoever may see its deliveries
 * (`delivery:read`); or the registrar.
 */
export type Reach = 'public' | 'institution' | 'deliveries' | 'registrar'

/** One page of the portal. */
export interface Page {
  /** As the router has it. */
  readonly path: string
  /** In the log, and in the tests of who may see what. */
  readonly operation: string
  readonly reach: Reach
  /** Whether a script may ask for it with the session of its browser: that of the page that verifies receipts. */
  readonly byScript?: true
}

/** Every page that is read; `POST` goes to the page that its form stands on. */
export const PAGES = {
  home: { path: '/portal/', operation: 'portalHome', reach: 'public' },
  signedOut: { path: '/portal/signed-out', operation: 'portalSignedOut', reach: 'public' },
  deliveries: { path: '/portal/deliveries', operation: 'portalDeliveries', reach: 'deliveries' },
  delivery: { path: '/portal/deliveries/:deliveryId', operation: 'portalDelivery', reach: 'deliveries' },
  receipt: {
    path: '/portal/deliveries/:deliveryId/receipt',
    operation: 'portalReceipt',
    reach: 'deliveries',
    byScript: true,
  },
  calendar: { path: '/portal/calendar', operation: 'portalCalendar', reach: 'deliveries' },
  colleagues: { path: '/portal/colleagues', operation: 'portalColleagues', reach: 'institution' },
  keys: { path: '/portal/keys', operation: 'portalKeys', reach: 'institution' },
  requests: { path: '/portal/requests', operation: 'portalRequests', reach: 'registrar' },
  agreements: { path: '/portal/agreements', operation: 'portalAgreements', reach: 'institution' },
  help: { path: '/portal/help', operation: 'portalHelp', reach: 'public' },
  glossary: { path: '/portal/glossary', operation: 'portalGlossary', reach: 'public' },
  accessibility: { path: '/portal/accessibility', operation: 'portalAccessibility', reach: 'public' },
  trust: { path: '/portal/trust', operation: 'portalTrust', reach: 'public' },
  statement: { path: '/portal/statement/:agreement', operation: 'portalStatement', reach: 'public' },
  statementText: { path: '/portal/statement/:agreement/text', operation: 'portalStatementText', reach: 'public' },
} as const satisfies Record<string, Page>

/** Leads to the code that seals, which is no page of the gateway's own. */
export const UPLOAD_PATH = '/portal/upload'

/** Whether an address is of the code that seals, or leads to it. */
export const isOfUpload = (path: string): boolean => path === UPLOAD_PATH || path.startsWith(ASSETS)

/** Verifies receipts in a browser, and what the codes of the upload mean: pages of the same bundle, where it has them. */
export const BUNDLE_PAGES = {
  upload: 'upload.html',
  verify: 'verify.html',
  codes: { nl: 'codes.nl.html', en: 'codes.en.html' },
} as const
const ASSETS = '/portal/assets/'

/** Where files are delivered, in the language of the pages. @param institution As the directory calls whom somebody signed in for: it need not be typed. */
export function uploadPath(language: 'nl' | 'en', institution: string | undefined): string {
  const query = new URLSearchParams({ lang: language, ...(institution !== undefined && { organisation: institution }) })
  return `${ASSETS}${BUNDLE_PAGES.upload}?${query}`
}

/** Where receipts are verified. @param deliveryIds Of which; they stay in the browser (fragment). */
export function verifyPath(language: 'nl' | 'en', deliveryIds: readonly string[]): string {
  return `${ASSETS}${BUNDLE_PAGES.verify}?lang=${language}#${deliveryIds.join(',')}`
}

/** Where the codes of the upload are explained. */
export function codesPath(language: 'nl' | 'en'): string {
  return `${ASSETS}${BUNDLE_PAGES.codes[language]}`
}

const TARGET = /^\/portal\/(?:[a-z-]{2,40}(?:\/[a-z0-9-]{2,40})?)?$/

/** Whether a browser may be sent there after a sign-in or another choice: a page of the portal, without a query. */
export function isTarget(target: string): boolean {
  return TARGET.test(target) && !/^\/portal\/(?:sign-in|sign-out|signed-out|language)(?:\/|$)/.test(target)
}
