/** A term: a variable (capital letter first), a constant (no arguments) or a function applied to terms. As in TPTP. */
export interface Term {
  readonly name: string
  readonly args: readonly Term[]
}

/** The name of a term of two worlds: `choice(L,R)` is L in world 1 and R in world 2. */
export const CHOICE = 'choice'

const TOKEN = /\s*([A-Za-z][A-Za-z0-9_]*|[(),])/y

/** Abbreviations: a name, its parameters and what it stands for. */
export type Abbreviations = ReadonlyMap<string, { readonly parameters: readonly string[]; readonly body: Term }>

/** Reads a term such as `hmac(kH,subject(P))`, and writes abbreviations out. */
export function parseTerm(text: string, abbreviations: Abbreviations = new Map()): Term {
  const tokens = tokenise(text)
  let position = 0
  const read = (): Term => {
    const name = tokens[position++]
    if (name === undefined || '(),'.includes(name)) throw new SyntaxError(`not a term: ${text}`)
    const args: Term[] = []
    if (tokens[position] === '(') {
      do {
        position++
        args.push(read())
      } while (tokens[position] === ',')
      if (tokens[position++] !== ')') throw new SyntaxError(`not a term: ${text}`)
    }
    return writeOut({ name, args }, abbreviations)
  }
  const term = read()
  if (position !== tokens.length) throw new SyntaxError(`not a term: ${text}`)
  return term
}

function tokenise(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(text)?.[1]
    if (found === undefined) throw new SyntaxError(`not a term: ${text}`)
    tokens.push(found)
  }
  return tokens
}

function writeOut(term: Term, abbreviations: Abbreviations): Term {
  const known = abbreviations.get(term.name)
  if (known === undefined) return term
  const { parameters, body } = known
  if (parameters.length !== term.args.length) throw new SyntaxError(`wrong number of arguments: ${printTerm(term)}`)
  return substitute(body, new Map(parameters.map((parameter, index) => [parameter, argument(term, index)])))
}

/** Reads `kT(T,D) = hkdf(…)` lines; each may use those before it. */
export function parseAbbreviations(lines: readonly string[]): Abbreviations {
  const known = new Map<string, { parameters: readonly string[]; body: Term }>()
  for (const line of lines) {
    const [head = '', body = ''] = line.split('=')
    const { name, args } = parseTerm(head)
    known.set(name, { parameters: args.map((arg) => arg.name), body: parseTerm(body, known) })
  }
  return known
}

export function isVariable({ name }: Term): boolean {
  return /^[A-Z]/.test(name)
}

/** The argument at a position that the term is known to have. */
export function argument(term: Term, index: number): Term {
  const found = term.args[index]
  if (found === undefined) throw new RangeError(`no argument ${index}: ${printTerm(term)}`)
  return found
}

export function printTerm({ name, args }: Term): string {
  return args.length === 0 ? name : `${name}(${args.map(printTerm).join(',')})`
}

export function substitute(term: Term, values: ReadonlyMap<string, Term>): Term {
  if (isVariable(term)) return values.get(term.name) ?? term
  return { name: term.name, args: term.args.map((arg) => substitute(arg, values)) }
}

/** The names of the variables, in the order in which they first stand. */
export function variablesOf(terms: readonly Term[]): string[] {
  const walk = (term: Term): string[] => (isVariable(term) ? [term.name] : term.args.flatMap(walk))
  return [...new Set(terms.flatMap(walk))]
}

/** The term with another name for every variable. */
export function renamed(term: Term, suffix: string): Term {
  if (isVariable(term)) return { name: term.name + suffix, args: [] }
  return { name: term.name, args: term.args.map((arg) => renamed(arg, suffix)) }
}

/** The term as it is in world 1 (0) or world 2 (1). */
export function inWorld(term: Term, world: 0 | 1): Term {
  if (term.name === CHOICE) return inWorld(argument(term, world), world)
  return { name: term.name, args: term.args.map((arg) => inWorld(arg, world)) }
}
