import type { Gateway } from '../../src/http/gateway.ts'
import { ISSUER } from '../http/parties.ts'
import type { World } from '../http/world.ts'
import type { LiveProvider } from '../support/live-provider.ts'

/** What a browser does, without one: keeps cookies, follows redirects, sends forms. */
export class TestBrowser {
  readonly #world: World
  readonly #gateway: Gateway
  readonly #live: LiveProvider
  readonly cookies = new Map<string, string>()

  constructor(world: World, gateway: Gateway, live: LiveProvider) {
    this.#world = world
    this.#gateway = gateway
    this.#live = live
  }

  async #ask(method: string, path: string, rest: { form?: Record<string, string>; headers?: Record<string, string> }) {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ')
    const headers = { 'accept-language': 'en', ...(cookie === '' ? {} : { cookie }), ...rest.headers }
    const form = rest.form === undefined ? {} : { form: rest.form }
    const answer = await this.#world.request(method, path, { gateway: this.#gateway, headers, ...form })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split('=')
      if (/max-age=0/i.test(set)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#ask('GET', path, { headers })
  }

  post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.#ask('POST', path, { form, headers })
  }

  /** Begins a sign-in and goes through the provider. @returns The path to which it sends the browser back. */
  async goThroughProvider(who: string, query = ''): Promise<string> {
    const begun = await this.get(`/portal/sign-in${query}`)
    const location = begun.headers.get('location') ?? ''
    if (begun.status !== 303 || location === '') throw new Error(`no sign-in: ${begun.status} ${await begun.text()}`)
    this.#live.whoSignsIn = who
    const back = await this.#live.browse(location, `${ISSUER}/portal/sign-in/return`)
    return back.slice(ISSUER.length)
  }

  /** Signs in, and answers what the last step of it did. @param who Subject and methods, separated by spaces. */
  async signIn(who: string, query = ''): Promise<Response> {
    return this.get(await this.goThroughProvider(who, query))
  }

  /** The token of the forms of a page. */
  async formToken(path = '/portal/'): Promise<string> {
    const text = await (await this.get(path)).text()
    return /name="formToken" value="([A-Za-z0-9_-]{43})"/.exec(text)?.[1] ?? ''
  }
}
