import type {
  Directory,
  DirectoryClient,
  Enrolment,
  Organisation,
  OrganisationKind,
  Scope,
} from '@sluis/ttp-core/registrar'
import { findClient, parseDirectory, SCOPES_OF_KIND } from '@sluis/ttp-core/registrar'
import { ServerError } from '../kernel/errors.ts'

/** What the registrar decides beside what was asked for. */
export interface EnrolmentDecision {
  /** Scopes of a new client; by default all that its kind of organisation can have. */
  readonly scopes?: readonly Scope[]
  /** An organisation that the directory does not name yet. */
  readonly register?: { readonly name: string; readonly kind: OrganisationKind }
  /** True when the keys from before are lost or stolen: they go at once. */
  readonly replaceKeys?: boolean
}

/**
 * The directory with a client as its request asks: a new client, or a new key in front of those that it has. Pure: the registrar's
 * judgement of who asks comes before.
 * @throws ServerError `ORGANISATION_UNKNOWN`; CoreError of `parseDirectory` for what the directory cannot be.
 */
export function applyEnrolment(directory: Directory, enrolment: Enrolment, decision: EnrolmentDecision): Directory {
  const known = findClient(directory, enrolment.clientId)
  // The client of another organisation cannot be asked for.
  if (known !== undefined && known.organisation.id !== enrolment.organisation) {
    throw new ServerError('ORGANISATION_UNKNOWN')
  }
  const organisations = withOrganisation(directory.organisations, enrolment.organisation, decision)
  return parseDirectory({
    ...directory,
    organisations: organisations.map((each) =>
      each.id === enrolment.organisation ? withClient(each, enrolment, decision) : each,
    ),
  })
}

/** The directory without one key of a client: after a rollover, or because it is lost. @throws ServerError `ENROLMENT_UNKNOWN`. */
export function dropKey(directory: Directory, clientId: string, kid: string): Directory {
  const found = findClient(directory, clientId)
  if (found?.client.keys.some((key) => key.kid === kid) !== true) throw new ServerError('ENROLMENT_UNKNOWN')
  const change = (client: DirectoryClient): DirectoryClient =>
    client.clientId === clientId ? { ...client, keys: client.keys.filter((key) => key.kid !== kid) } : client
  return parseDirectory({
    ...directory,
    organisations: directory.organisations.map((each) => ({ ...each, clients: each.clients.map(change) })),
  })
}

function withOrganisation(
  organisations: readonly Organisation[],
  id: string,
  { register }: EnrolmentDecision,
): readonly Organisation[] {
  if (organisations.some((each) => each.id === id)) return organisations
  if (register === undefined) throw new ServerError('ORGANISATION_UNKNOWN')
  return [...organisations, { id, ...register, status: 'active', clients: [], sealKeys: [] }]
}

function withClient(organisation: Organisation, enrolment: Enrolment, decision: EnrolmentDecision): Organisation {
  const { clientId, signKey, sealKeys, certificates } = enrolment
  const bound = certificates.length > 0 ? { certificates } : {}
  const before = organisation.clients.find((client) => client.clientId === clientId)
  const earlier = before === undefined || decision.replaceKeys === true ? [] : before.keys
  const keys = [signKey, ...earlier.filter(({ kid }) => kid !== signKey.kid)]
  const client: DirectoryClient =
    before === undefined
      ? { clientId, scopes: decision.scopes ?? SCOPES_OF_KIND[organisation.kind], keys, status: 'active', ...bound }
      : { ...before, keys, ...bound }
  const earlierSeals = decision.replaceKeys === true && sealKeys.length > 0 ? [] : organisation.sealKeys
  return {
    ...organisation,
    clients:
      before === undefined
        ? [...organisation.clients, client]
        : organisation.clients.map((each) => (each.clientId === clientId ? client : each)),
    sealKeys: [...sealKeys, ...earlierSeals.filter(({ kid }) => !sealKeys.some((key) => key.kid === kid))],
  }
}
