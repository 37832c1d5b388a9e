import { describe, expect, it } from 'vitest'
import { type CommandNode, everyNode, treeOf } from '../../src/cli/command-tree.ts'
import { askedLanguage } from '../../src/cli/help-language.ts'
import { HELP_NL } from '../../src/cli/help-nl.ts'
import { makeProgram } from '../../src/cli/program.ts'

const textsOf = (node: CommandNode): string[] => [
  node.description,
  ...node.options.map(({ description }) => description),
  ...node.arguments.map(({ description }) => description),
]
/** Commands of other parties, whose people read English. */
const OTHERS = ['evaluate', 'tenant', 'audit', 'reveal', 'login', 'vectors']
const english = treeOf(await makeProgram('0.0.0'))

describe('help in Dutch', () => {
  it('says everything that an institution’s commands say in English', async () => {
    const untold = [...everyNode(english)]
      .filter(({ path: [first = ''] }) => !OTHERS.includes(first))
      .flatMap(textsOf)
      .filter((text) => text !== '' && !Object.hasOwn(HELP_NL, text))
    expect(untold).toEqual([])
    const told = [...everyNode(treeOf(await makeProgram('0.0.0', '', 'nl')))].flatMap(textsOf)
    expect(told).toContain('zeg wat er met een bestand zou gebeuren; er verlaat niets deze computer')
    expect(told).not.toContain('say what would happen to a file; nothing leaves this machine')
  })

  it('has the form of the command’s own help, with exit codes', async () => {
    const program = await makeProgram('0.0.0', 'send', 'nl')
    const [send] = program.commands
    const help = send?.helpInformation() ?? ''
    expect(help).toContain('Gebruik: sluis send')
    expect(help).toContain('Opties:')
    expect(help).not.toMatch(/Usage:|Options:|display help/)
  })

  it('follows --lang wherever it stands, else the terminal', () => {
    expect(askedLanguage(['check', '--lang', 'nl', 'x.csv'])).toBe('nl')
    expect(askedLanguage(['check', '--lang=nl'])).toBe('nl')
    expect(askedLanguage(['check', '--lang', 'en'])).toBe('en')
  })
})

describe('a command line that cannot be read', () => {
  const saidOf = async (language: 'nl' | 'en', ...args: string[]) => {
    const program = await makeProgram('0.0.0', args[0], language)
    let said = ''
    const listen = (command: typeof program): void => {
      command.exitOverride().configureOutput({
        writeErr: (text) => {
          said += text
        },
      })
      command.commands.forEach(listen)
    }
    listen(program)
    await program.parseAsync(args, { from: 'user' }).catch(() => undefined)
    return said
  }

  it.each([
    [['chekc', 'x.csv'], "fout: er is geen opdracht 'chekc'\n(Bedoelde u check?)\n"],
    [['check', 'x.csv', '--maping', 'm'], "fout: er is geen optie '--maping'\n(Bedoelde u --mapping?)\n"],
    [['check'], "fout: er ontbreekt iets: 'file'\n"],
    [['check', 'x.csv', '--mapping'], "fout: bij de optie '--mapping <file>' ontbreekt de waarde\n"],
    [
      ['check', 'mijn', 'export.csv'],
      'fout: er staat te veel in de opdracht; een naam met spaties hoort tussen aanhalingstekens\n',
    ],
    [['completion', 'dos'], "fout: 'dos' kan niet bij 'shell'; kies uit bash, zsh, fish, powershell\n"],
  ])('is told in Dutch: %j', async (args, told) => {
    expect(await saidOf('nl', ...args)).toBe(told)
    expect(await saidOf('en', ...args)).toMatch(/^error: /)
  })
})
