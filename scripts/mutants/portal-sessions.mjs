// Flaws in how people sign in at the portal, and in their sessions.
import { mutant } from './mutant.mjs'

const PORTAL = 'packages/ttp-server/src/domains/portal'
const TESTS = 'packages/ttp-server/test/portal'
const ACCESS = `${TESTS}/access.test.ts`
const SESSION = `${TESTS}/session.test.ts`
const SIGN_IN = `${TESTS}/sign-in.test.ts`
const SLY_FORMS = `${TESTS}/sly-forms.test.ts`
const SIGN_OUT = `${TESTS}/sign-out.test.ts`

const inPortal = (name, file, find, replace, tests, only, quick) =>
  mutant(`portal: ${name}`, `${PORTAL}/${file}`, find, replace, tests, only, quick)

/** `quick` ones are those that CI applies. */
export const PORTAL_SESSION_MUTANTS = [
  // Sessions
  inPortal(
    'a session that the directory does not bear out stays',
    'session/open-session.ts',
    '    await ports.database.withConnection((sql) => deleteSession(sql, id))\n',
    '',
    SESSION,
    'ends with its person',
    true,
  ),
  inPortal(
    'a session by what the directory said at the sign-in',
    'session/open-session.ts',
    '  return personActor({ person: id, organisation, account, secondFactor, scopes }, directory, now)',
    "  if (person === undefined) return personActor({ person: id, organisation, account, secondFactor, scopes }, directory, now)\n  return { kind: 'institution', organisation, person, scopes: new Set(scopes) } as never",
    ACCESS,
    'deliveries',
  ),
  inPortal(
    'a session that never idles out',
    'session/session-rows.ts',
    'where id = $1 and seen_at > $2 and begun_at > $3',
    'where id = $1 and (seen_at > $2 or true) and begun_at > $3',
    SESSION,
    'half an hour',
  ),
  inPortal(
    'a session that lasts as long as it is used',
    'session/session-rows.ts',
    'where id = $1 and seen_at > $2 and begun_at > $3',
    'where id = $1 and seen_at > $2 and (begun_at > $3 or true)',
    SESSION,
    'half an hour',
  ),
  inPortal(
    'the session before a sign-in stays',
    'session/finish-sign-in.ts',
    '    if (returned.session !== undefined) await deleteSession(sql, digestOf(returned.session))\n',
    '',
    SIGN_IN,
    'nobody plants one',
  ),
  inPortal(
    'signing out ends no session',
    'sign-in-routes.ts',
    '    await ports.database.withConnection((sql) => deleteSession(sql, signedIn.id))\n',
    '    if (signedIn === undefined) await ports.database.withConnection((sql) => deleteSession(sql, signedIn))\n',
    SESSION,
    'signs out',
    true,
  ),
  inPortal(
    'a cookie that scripts can read',
    'session/cookies.ts',
    "'Path=/; Secure; HttpOnly; SameSite=Lax'",
    "'Path=/; Secure; SameSite=Lax'",
    SIGN_IN,
    'gives a cookie',
  ),
  inPortal(
    'a cookie that goes along with every request of other sites',
    'session/cookies.ts',
    'HttpOnly; SameSite=Lax',
    'HttpOnly; SameSite=None',
    SIGN_IN,
    'gives a cookie',
  ),
  inPortal(
    'the database knows the secret of a session',
    'session/secrets.ts',
    "return createHash('sha256').update(secret).digest()",
    "return Buffer.from(secret, 'base64url')",
    SIGN_IN,
    'gives a cookie',
  ),

  // Signing in
  inPortal(
    'a sign-in that another browser began',
    'session/finish-sign-in.ts',
    ' && isSameSecret(state, pending.state)',
    '',
    SIGN_IN,
    'in another browser|changed state',
    true,
  ),
  inPortal(
    'an answer of any provider',
    'session/finish-sign-in.ts',
    ' : iss === provider.issuer',
    ' : true',
    SIGN_IN,
    'changed state',
  ),
  inPortal(
    'an answer of nobody, where the provider names itself',
    'session/finish-sign-in.ts',
    '(await provider.endpoints()).namesItself !== true',
    'true',
    SLY_FORMS,
    'comes back from a sign-in',
  ),
  inPortal(
    'a code beside a refusal',
    'sign-in-routes.ts',
    'code: error === undefined ? code : undefined',
    'code',
    SLY_FORMS,
    'comes back from a sign-in',
  ),
  inPortal(
    'an ID token of another sign-in',
    'session/finish-sign-in.ts',
    'signIn.nonce === undefined || !isSameSecret(signIn.nonce, pending.nonce)',
    'signIn.nonce === undefined',
    SIGN_IN,
    'changed state',
  ),
  inPortal(
    'a code without its verifier',
    'session/begin-sign-in.ts',
    "    code_challenge_method: 'S256',\n    code_challenge: digestOf(verifier).toString('base64url'),\n",
    '',
    SIGN_IN,
    'asks with PKCE|changed state',
  ),
  inPortal(
    'people of every organisation sign in',
    'session/finish-sign-in.ts',
    "findOrganisation(directory, organisation)?.kind === 'institution' || roles.includes('registrar')",
    "organisation !== '' || roles.length > 0",
    SIGN_IN,
    'nobody whom the directory',
  ),
  inPortal(
    'a session for whoever may not come in',
    'session/finish-sign-in.ts',
    '  if (person !== undefined) actorOf(person, account, secondFactor, directory, now)\n',
    '',
    SIGN_IN,
    'nobody whom the directory',
  ),
  inPortal(
    'a second factor that is not asked for',
    'session/begin-sign-in.ts',
    "    ...(secondFactor ? { prompt: 'login' } : {}),\n",
    '',
    SIGN_IN,
    'second factor is asked',
  ),
  inPortal(
    'after the sign-in to any address',
    'page.ts',
    'return TARGET.test(target) &&',
    'return target.length > 0 &&',
    SIGN_IN,
    'sends nobody',
    true,
  ),
  inPortal(
    'somebody chooses a person that is not theirs',
    'session/choose-person.ts',
    'signedIn.people.find(({ id }) => id === wanted)',
    'signedIn.directory.people.find(({ id }) => id === wanted)',
    SIGN_IN,
    'two institutions',
  ),
  inPortal(
    'somebody chooses anew within a session',
    'session/session-rows.ts',
    'where id = $1 and person is null',
    'where id = $1',
    SIGN_IN,
    'once, also when',
  ),
  mutant(
    'portal: a provider’s way out over a line that others read',
    'packages/ttp-server/src/kernel/openid-provider.ts',
    'end !== undefined && isSafeAddress(end)',
    'end !== undefined',
    SIGN_OUT,
    'where others listen',
  ),
  inPortal(
    'whoever is signed in is told that they are out',
    'pages/signed-out.ts',
    'if (signedIn !== undefined) return',
    'if (signedIn === undefined && atProvider === null) return',
    SIGN_OUT,
    'whoever is signed in',
  ),
]
