import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the hostile gateway does to one answer of the real one. */
export interface Answer {
  readonly status: number
  readonly body: Buffer
}
export type Falsify = (path: string, answer: Answer, ask: (path: string) => Promise<Answer>) => Answer | Promise<Answer>

export interface HostileGateway {
  readonly url: string
  /** From now on answers are falsified so; undefined for honest. */
  falsify: Falsify | undefined
  readonly stop: () => Promise<void>
}

/** Stands between a party and the real gateway, as whoever took the gateway over does. */
export async function startHostileGateway(real: string): Promise<HostileGateway> {
  const headersOf = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' && !/^(host|connection|content-length|accept-encoding)$/.test(name)
          ? [[name, value]]
          : [],
      ),
    )
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = headersOf(request.headers)
    const path = request.url ?? '/'
    const ask = async (other: string, init: RequestInit = { headers }): Promise<Answer & { type: string }> => {
      const answer = await fetch(real + other, init)
      const type = answer.headers.get('content-type') ?? 'application/json'
      return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()), type }
    }
    const body = Buffer.concat(chunks)
    const method = request.method ?? 'GET'
    const { type, ...answer } = await ask(path, { method, headers, ...(body.length > 0 && { body }) })
    const shown = (await gateway.falsify?.(path, answer, ask)) ?? answer
    response.writeHead(shown.status, { 'content-type': type })
    response.end(shown.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const gateway: HostileGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    falsify: undefined,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return gateway
}

/** An answer with its JSON changed. */
export function withJson(answer: Answer, change: (body: Record<string, unknown>) => unknown): Answer {
  const body = JSON.parse(answer.body.toString('utf8')) as Record<string, unknown>
  return { ...answer, body: Buffer.from(JSON.stringify(change(body))) }
}
