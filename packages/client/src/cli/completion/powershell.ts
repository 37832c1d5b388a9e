import type { CompletionRow } from './rows.ts'
import { choicesOf } from './rows.ts'

const quoted = (text: string): string => `'${text.replaceAll(/['\u2018\u2019]/g, (mark) => mark + mark)}'`
const list = (texts: readonly string[]): string => `@(${texts.map(quoted).join(', ')})`

/** Completion for PowerShell 5 and newer: `sluis completion powershell | Out-String | Invoke-Expression`. */
export function powershellCompletion(rows: readonly CompletionRow[]): string {
  const entries = rows.map(({ at, commands, options, values }) => {
    const choices = values
      .filter(({ value }) => typeof value !== 'string')
      .flatMap(({ names, value }) => names.map((name) => `${quoted(name)} = ${list(choicesOf(value))}`))
    // Whatever else takes a value: file names come from the shell itself when nothing is offered.
    const taking = values.flatMap(({ names, value }) => (typeof value === 'string' ? names : []))
    return [
      `  ${quoted(at)} = @{`,
      `    Commands = ${list(commands.map(({ word }) => word))}`,
      `    Options = ${list(options.map(({ word }) => word))}`,
      `    Taking = ${list(taking)}`,
      `    Choices = @{ ${choices.join('; ')} }`,
      '  }',
    ].join('\n')
  })
  return [
    '# Completion of sluis for PowerShell. To use it, in $PROFILE:',
    '#   sluis completion powershell | Out-String | Invoke-Expression',
    '$script:SluisWords = @{',
    ...entries,
    '}',
    'Register-ArgumentCompleter -Native -CommandName sluis -ScriptBlock {',
    '  param($wordToComplete, $commandAst, $cursorPosition)',
    "  $at = ''",
    "  $previous = ''",
    '  foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {',
    '    if ($element.Extent.EndOffset -ge $cursorPosition) { break }',
    '    $previous = $element.ToString()',
    '    if ($script:SluisWords.ContainsKey("$at $previous")) { $at = "$at $previous" }',
    '  }',
    '  $row = $script:SluisWords[$at]',
    '  if ($row.Taking -contains $previous) { return }',
    '  $offered = if ($row.Choices.ContainsKey($previous)) { $row.Choices[$previous] }',
    "    elseif ($wordToComplete -like '-*') { $row.Options } else { $row.Commands }",
    '  $offered | Where-Object { $_ -like "$wordToComplete*" } |',
    "    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }",
    '}',
  ].join('\n')
}
