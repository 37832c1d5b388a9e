// Flaws in the change of the audit log's key, and in refusing a delivery that waits for a key.
import { mutant } from './mutant.mjs'

const AUDIT = 'packages/ttp-server/src/domains/audit'
const KEYS = 'packages/ttp-server/src/domains/keys'
const STUCK = 'packages/ttp-server/src/domains/identity/deliveries/refuse-stuck.ts'
const LOG_KEY = 'packages/ttp-server/test/audit/log-key.test.ts'
const REFUSE = 'packages/ttp-server/test/identity/refuse-stuck.test.ts'
const REFUSE_BATCHES = 'packages/ttp-server/test/identity/refuse-batches.test.ts'
const ROLLED = 'packages/client/test/auditor/rolled-log.test.ts'

/** Flaws in who signs the log next, and whose delivery is refused. */
export const LOG_KEY_MUTANTS = [
  mutant(
    'a key of the log that none before it vouched for',
    'packages/ttp-server/src/domains/registry/publish-directory.ts',
    '    checkLogKept(earlier, directory)\n',
    '',
    LOG_KEY,
    'without the word',
    true,
  ),
  mutant(
    'a publication covered under the key that it replaces',
    `${AUDIT}/sequence.ts`,
    'if (named.verifierKey !== signer.verifierKey) signer = named',
    '',
    LOG_KEY,
    'first under it',
    true,
  ),
  mutant(
    'the old key’s head after the new key signed',
    `${AUDIT}/log-state.ts`,
    ' || (await hasSigned(sql, verifierKey))',
    '',
    LOG_KEY,
    'whoever has the old key',
    true,
  ),
  mutant(
    'a process forgets that it signed under the new key',
    `${AUDIT}/sequence.ts`,
    '  if (appended === 0) return signer\n',
    '  if (appended >= 0) return signer\n',
    LOG_KEY,
    'whoever has the old key',
    true,
  ),
  mutant(
    'the replaced key of the log is kept',
    `${KEYS}/follow-log-key.ts`,
    '  await endOlderLogKeys(ports)\n  return',
    '  return',
    LOG_KEY,
    'first under it',
    true,
  ),
  mutant(
    'the newest head under an old key',
    'packages/client/src/auditor/consistency.ts',
    'if (newest === undefined || newest.checkpoint.size < size)',
    'if (newest === undefined)',
    ROLLED,
  ),
  mutant(
    'a delivery refused that is partly resolved',
    STUCK,
    "  if (Math.max(parts.length, batches.length) !== delivery.chunks) throw new ServerError('DELIVERY_UNDER_WAY')\n",
    '',
    REFUSE,
    'of which a chunk is resolved',
    true,
  ),
  mutant(
    'a delivery refused that nobody tried',
    STUCK,
    'refusal === undefined || (parts.length > 0 && !(await wasTriedInVain(sql, id, directory.version)))',
    'refusal === undefined',
    REFUSE,
    'can go on',
    true,
  ),
  mutant(
    'what waits at the key engine for the registrar is refused',
    STUCK,
    " && UNOPENABLE.has(code ?? '')",
    '',
    REFUSE_BATCHES,
    'waits at the key engine for the registrar',
  ),
  mutant(
    'what the key engine found under an earlier directory',
    STUCK,
    ' && takenAt.getTime() > since',
    '',
    REFUSE_BATCHES,
    'waits at the key engine for the registrar',
  ),
  mutant(
    'a request for two hosts',
    'packages/ttp-server/src/http/listen.ts',
    "hasHosts(env) ? problemResponse('REQUEST_MALFORMED') : fetch(request, env)",
    'fetch(request, env)',
    'packages/ttp-server/test/http/sly-bytes.test.ts',
    'two hosts',
  ),
  mutant(
    'what was in vain under an earlier directory',
    STUCK,
    'p.taken_at > v.received_at + make_interval(secs => $3)',
    'p.taken_at > v.received_at - make_interval(days => 1, secs => $3)',
    REFUSE,
    'can go on',
    true,
  ),
  mutant(
    'a delivery refused whose keys are named',
    STUCK,
    '  if (!isSigned) return',
    '  if (isSigned || !isSigned) return',
    REFUSE,
    'can go on',
    true,
  ),
]
