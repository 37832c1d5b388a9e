/** What commander says of a command line that it cannot read, and how that is said in Dutch; `$1` and `$2` are words of the command line. */
const USAGE_NL: readonly (readonly [english: RegExp, dutch: string])[] = [
  [/^error: unknown command '(.*)'/m, "fout: er is geen opdracht '$1'"],
  [/^error: unknown option '(.*)'/m, "fout: er is geen optie '$1'"],
  [/^error: missing required argument '(.*)'/m, "fout: er ontbreekt iets: '$1'"],
  [/^error: option '(.*)' argument missing/m, "fout: bij de optie '$1' ontbreekt de waarde"],
  [/^error: required option '(.*)' not specified/m, "fout: de optie '$1' ontbreekt"],
  [/^error: option '(.*)' cannot be used with option '(.*)'/m, "fout: '$1' en '$2' gaan niet samen"],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./m,
    "fout: '$2' kan niet bij '$1'; kies uit $3",
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\./m,
    "fout: '$1' kan niet bij '$2'; kies uit $3",
  ],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected .*$/m,
    'fout: er staat te veel in de opdracht; een naam met spaties hoort tussen aanhalingstekens',
  ],
  [/^\(Did you mean one of (.*)\?\)$/m, '(Bedoelde u een van deze: $1?)'],
  [/^\(Did you mean (.*)\?\)$/m, '(Bedoelde u $1?)'],
]

/** An error of the command line in Dutch; what is not known stays as it is. */
export function usageNl(text: string): string {
  return USAGE_NL.reduce((said, [english, dutch]) => said.replace(english, dutch), text)
}
