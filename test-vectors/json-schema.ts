/** The few keywords of JSON Schema draft-07 that the schema of the vectors uses; an unknown keyword is an error. */
type Schema = { readonly [keyword: string]: unknown }

const ANNOTATIONS = new Set(['$schema', 'title'])

/** Where and how a value breaks a schema; an empty list when it does not. */
export function violations(value: unknown, schema: Schema, where = ''): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (ANNOTATIONS.has(keyword)) return []
    const check = KEYWORDS[keyword]
    if (check === undefined) return [`${where}: unknown keyword ${keyword}`]
    return check(value, rule, where, schema)
  })
}

type Check = (value: unknown, rule: unknown, where: string, schema: Schema) => string[]

const fail = (ok: boolean, where: string, text: string): string[] => (ok ? [] : [`${where}: ${text}`])
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const KEYWORDS: Readonly<Record<string, Check>> = {
  type: (value, rule, where) => fail(typeOf(value) === rule, where, `is not of type ${String(rule)}`),
  const: (value, rule, where) => fail(value === rule, where, `is not ${String(rule)}`),
  enum: (value, rule, where) => fail((rule as unknown[]).includes(value), where, 'is not in the list'),
  minimum: (value, rule, where) => fail(Number(value) >= Number(rule), where, 'is too small'),
  minLength: (value, rule, where) => fail(String(value).length >= Number(rule), where, 'is too short'),
  minItems: (value, rule, where) => fail((value as unknown[]).length >= Number(rule), where, 'has too few items'),
  pattern: (value, rule, where) => fail(new RegExp(String(rule), 'u').test(String(value)), where, 'has another form'),
  items: (value, rule, where) =>
    Array.isArray(value) ? value.flatMap((item, index) => violations(item, rule as Schema, `${where}/${index}`)) : [],
  required: (value, rule, where) =>
    (rule as string[]).flatMap((name) => fail(isObject(value) && name in value, where, `lacks ${name}`)),
  properties: (value, rule, where) =>
    Object.entries(rule as Record<string, Schema>).flatMap(([name, schema]) =>
      isObject(value) && name in value ? violations(value[name], schema, `${where}/${name}`) : [],
    ),
  additionalProperties: (value, rule, where, schema) => {
    const known = isObject(schema.properties) ? schema.properties : {}
    const others = isObject(value) ? Object.keys(value).filter((name) => !(name in known)) : []
    if (rule === false) return others.map((name) => `${where}: has ${name}`)
    return others.flatMap((name) =>
      violations((value as Record<string, unknown>)[name], rule as Schema, `${where}/${name}`),
    )
  },
  oneOf: (value, rule, where) => {
    const matches = (rule as Schema[]).filter((schema) => violations(value, schema, where).length === 0)
    return fail(matches.length === 1, where, `matches ${matches.length} of the alternatives`)
  },
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
