// Flaws in who may see what on the pages of the portal, in its forms and what it serves.
import { mutant } from './mutant.mjs'

const PORTAL = 'packages/ttp-server/src/domains/portal'
const TESTS = 'packages/ttp-server/test/portal'
const ACCESS = `${TESTS}/access.test.ts`
const SESSION = `${TESTS}/session.test.ts`
const REQUESTS = `${TESTS}/requests.test.ts`
const HOSTILE = `${TESTS}/hostile-bundle.test.ts`
const ASSETS = `${TESTS}/assets.test.ts`

const inPortal = (name, file, find, replace, tests, only, quick) =>
  mutant(`portal: ${name}`, `${PORTAL}/${file}`, find, replace, tests, only, quick)

/** `quick` ones are those that CI applies. */
export const PORTAL_MUTANTS = [
  // Pages
  inPortal(
    'pages of an institution for whoever has a role anywhere',
    'desk.ts',
    "if (actor === undefined || institution?.kind !== 'institution') throw",
    'if (actor === undefined || institution === undefined) throw',
    ACCESS,
    'colleagues',
  ),
  inPortal(
    'the registrar’s page for everybody who is signed in',
    'desk.ts',
    "    if (signedIn.actor?.person.roles.includes('registrar') !== true) throw new ServerError('SCOPE_MISSING')\n",
    '',
    ACCESS,
    'requests',
  ),
  inPortal(
    'the first page for people of a tenant',
    'routes.ts',
    "  if (institution?.kind !== 'institution') throw new ServerError('SCOPE_MISSING')\n",
    '',
    ACCESS,
    'home',
  ),
  inPortal(
    'the people of every organisation on the page of colleagues',
    'pages/colleagues.ts',
    '.filter(({ organisation }) => organisation === institution.id)',
    '.filter(() => true)',
    `${TESTS}/own.test.ts`,
    undefined,
  ),
  inPortal(
    'the agreements of every institution',
    'pages/agreements.ts',
    '.filter((agreement) => agreement.institution === institution.id)',
    '.filter(() => true)',
    `${TESTS}/own.test.ts`,
    undefined,
  ),
  inPortal(
    'requests of enrolment of every institution on the page of keys',
    'institution-routes.ts',
    '      if (verified?.enrolment.organisation !== institution) return undefined\n',
    '      if (verified === undefined) return undefined\n',
    `${TESTS}/own.test.ts`,
    undefined,
  ),
  inPortal(
    'the calendar of every institution',
    'calendar.ts',
    'agreement.institution === institution && isInForce',
    'isInForce',
    `${TESTS}/calendar.test.ts`,
    undefined,
  ),
  inPortal(
    'what other institutions ask on the page of colleagues',
    'requests/role-request-rows.ts',
    'from portal.role_request where institution = $1 order',
    'from portal.role_request where $1::text is not null order',
    REQUESTS,
    'another house',
  ),

  // Forms and requests
  inPortal(
    'a form of another site',
    'session/require-form.ts',
    "  if (site !== null && site !== 'same-origin') throw malformed()\n",
    '',
    SESSION,
    'counts from a page',
  ),
  inPortal(
    'a form of another origin, in a browser that says no more',
    'session/require-form.ts',
    "  if (origin !== null && origin !== 'null' && origin !== new URL(ports.address).origin) throw malformed()\n",
    '',
    `${TESTS}/sly-forms.test.ts`,
    'another media type',
  ),
  inPortal(
    'a form without the token of its session',
    'session/require-form.ts',
    "typeof formToken !== 'string' || !isSameSecret(formToken, signedIn.formToken)",
    "typeof formToken !== 'string'",
    SESSION,
    'counts from a page',
    true,
  ),
  inPortal(
    'everybody of an institution asks for roles',
    'requests/ask-role.ts',
    "if (actor.kind !== 'institution' || !roles.includes('institution-administrator'))",
    "if (actor.kind !== 'institution' && !roles.includes('institution-administrator'))",
    REQUESTS,
    'another house',
  ),
  inPortal(
    'an institution asks about the people of another',
    'requests/role-request.ts',
    "  if (known !== undefined && known.organisation !== institution) throw malformed('/person')\n",
    "  if (known !== undefined && known.organisation === '') throw malformed(institution)\n",
    REQUESTS,
    'people of another house',
    true,
  ),
  inPortal(
    'an institution asks for the roles of other workplaces',
    'requests/role-request.ts',
    "role === '' || !WORKPLACES_OF_ROLE[role].includes('institution')",
    "role === ''",
    REQUESTS,
    'what is no request',
  ),
  inPortal(
    'everybody answers what institutions ask',
    'requests/answer-role.ts',
    "  if (!actor.person.roles.includes('registrar')) throw new ServerError('SCOPE_MISSING')\n",
    '',
    REQUESTS,
    'nobody but the registrar',
    true,
  ),
  inPortal(
    'an answer that is given again',
    'requests/role-request-rows.ts',
    'where id = $1 and answer is null\n',
    'where id = $1\n',
    REQUESTS,
    'answered twice',
  ),

  // The code that seals
  inPortal(
    'a script reads the pages of whoever is signed in',
    'desk.ts',
    ' || (page.byScript !== true && isByScript(context.req.raw.headers))',
    '',
    HOSTILE,
    'no page of the institution',
  ),
  inPortal(
    'a script sends forms for whoever is signed in',
    'session/require-form.ts',
    '  if (isByScript(request.headers)) throw malformed()\n',
    '',
    HOSTILE,
    'no form by its script',
  ),
  inPortal(
    'a bundle that the directory does not name',
    'assets.ts',
    'portal?.bundles.some(({ digest }) => digest === bundle.digest) === true',
    'portal !== undefined',
    ASSETS,
    'is not served before|is served when',
    true,
  ),
]
