import type { Directory, Person } from '@sluis/ttp-core/registrar'
import { accountDigest, describeStatement, statementFacts } from '@sluis/ttp-core/registrar'
import type { Gateway, GatewayPorts } from '../../src/http/gateway.ts'
import { followOpenIdProvider } from '../../src/kernel/openid-provider.ts'
import { expectStatus } from '../http/client.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'
import { type LiveProvider, PROVIDER_CLIENT, startLiveProvider } from '../support/live-provider.ts'
import { TestBrowser } from './browser.ts'

/** A gateway whose people sign in at a real provider, by their identifiers in the directory. */
export interface PortalWorld {
  readonly world: World
  readonly live: LiveProvider
  readonly gateway: Gateway
  /** Another gateway on the same database and provider. */
  readonly anotherGateway: (ports?: Partial<GatewayPorts>) => Gateway
  /** A browser without a cookie. */
  readonly browser: (gateway?: Gateway) => TestBrowser
  /** Changes the people of the directory and publishes it. */
  readonly changePeople: (change: (person: Person) => Person) => Promise<void>
  readonly change: (change: (directory: Directory) => Directory) => Promise<void>
  readonly stop: () => Promise<void>
}

/** The directory with the text for visitors of each agreement. */
export function withStatements(directory: Directory): Directory {
  const agreements = directory.agreements.map((agreement) => {
    const facts = statementFacts(directory, agreement)
    return facts === undefined ? agreement : { ...agreement, privacyStatement: describeStatement(facts) }
  })
  return { ...directory, agreements }
}

/** What else stands in the directory: the people of the stage, somebody of both houses. */
function withMore(directory: Directory, account: (subject: string) => string): Directory {
  const person = (id: string, organisation: string, role: Person['roles'][number], subject = id): Person => ({
    id,
    organisation,
    account: account(subject),
    roles: [role],
    keys: [],
    status: 'active',
  })
  const people = directory.people.map((each) => ({ ...each, account: account(each.id) }))
  const more = [
    person('p-stage-administrator', 'stage', 'institution-administrator'),
    person('p-both-museum', 'museum', 'institution-administrator', 'p-both'),
    person('p-both-stage', 'stage', 'institution-administrator', 'p-both'),
    person('p-tenant-requester', 'tenant', 'reveal-requester'),
  ]
  return withStatements({ ...directory, people: [...people, ...more] })
}

export async function startPortalWorld(): Promise<PortalWorld> {
  const live = await startLiveProvider()
  const world = await startWorld()
  // The provider's tokens are of the time of the machine.
  world.clock.advance((Date.now() - world.clock.now().getTime()) / 1000)
  const secondFactor = { acrValues: ['urn:example:two'], amrValues: ['mfa'] }
  const openId = followOpenIdProvider({ issuer: live.issuer, clientId: PROVIDER_CLIENT, secondFactor })
  const gateway = world.anotherGateway({ openId })
  await expectStatus(world.publish(), 201)
  const account = (subject: string): string => accountDigest(live.issuer, subject)
  const change: PortalWorld['change'] = async (changed) => void (await expectStatus(world.publish(changed), 201))
  await change((directory) => withMore(directory, account))
  return {
    world,
    live,
    gateway,
    anotherGateway: (ports) => world.anotherGateway({ openId, ...ports }),
    browser: (other = gateway) => new TestBrowser(world, other, live),
    changePeople: (changed) => change((directory) => ({ ...directory, people: directory.people.map(changed) })),
    change,
    stop: async () => {
      live.stop()
      await world.stop()
    },
  }
}
