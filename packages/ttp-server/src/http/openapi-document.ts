import type { HttpApp } from '../kernel/http/mount.ts'
import { SECURITY_SCHEME } from '../kernel/http/openapi.ts'
import { API_VERSION } from '../kernel/http/request-log.ts'

const SCOPES = {
  'delivery:write': 'Open, fill, close and abandon own deliveries (institutions)',
  'delivery:read': 'Read own deliveries and their receipts (institutions)',
  'release:read': 'Follow the own feed and acknowledge it (tenants)',
  'rewrap:write': 'Have own pseudonyms of an older epoch carried to the present one (tenants)',
  'log:read': 'Read the audit log',
}

/** Serves the OpenAPI 3.1 document of everything that is mounted so far, generated from the schemas that parse the requests. */
export function mountDocument(app: HttpApp, issuer: string): void {
  app.openAPIRegistry.registerComponent('securitySchemes', SECURITY_SCHEME, {
    type: 'oauth2',
    description: 'Client credentials with private_key_jwt (RFC 7523); the keys stand in the signed directory',
    flows: { clientCredentials: { tokenUrl: `${issuer.replace(/\/$/, '')}/v1/token`, scopes: SCOPES } },
  })
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Sluis',
      version: API_VERSION,
      description:
        'The trusted third party: deliveries of sealed parts in, pseudonymised releases out, and the audit log of both.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [{ url: issuer }],
  })
  const text = JSON.stringify(document)
  app.get('/v1/openapi.json', (context) => context.body(text, 200, { 'content-type': 'application/json' }))
}
