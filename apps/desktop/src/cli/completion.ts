import type { Command, Option } from 'commander'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

interface Completed {
  name: string
  summary: string
  /** Names of the commands within it. */
  within: string[]
  options: { flags: string[]; description: string; choices: readonly string[]; takesValue: boolean }[]
  /** Choices of the first argument; undefined where it is a file or free. */
  takesFile: boolean
}

/** A script for a shell, made from the commands themselves. */
export function completionScript(shell: Shell, program: Command): string {
  const commands = program.commands.map((command) => describe(command, program.options))
  return { bash, zsh, fish }[shell](program.name(), commands)
}

function describe(command: Command, shared: readonly Option[]): Completed {
  const [argument] = command.registeredArguments
  const tree = withinOf(command)
  const options = [command, ...tree].flatMap((each) => each.options)
  const byFlags = new Map([...options, ...shared].map((option) => [option.flags, option]))
  return {
    name: command.name(),
    summary: command.summary(),
    within: tree.map((each) => each.name()),
    takesFile: argument?.name() === 'folder',
    options: [...byFlags.values()].map((option) => ({
      flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
      description: option.description,
      choices: option.argChoices ?? [],
      takesValue: option.required || option.optional,
    })),
  }
}

function withinOf(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...withinOf(each)])
}

function bash(name: string, commands: Completed[]): string {
  const cases = commands.map((command) => {
    const flags = [...command.within, ...command.options.flatMap((option) => option.flags)].join(' ')
    const rest = command.takesFile ? 'COMPREPLY+=($(compgen -d -- "$word"))' : ':'
    return `    ${command.name}) COMPREPLY=($(compgen -W "${flags}" -- "$word")); ${rest} ;;`
  })
  const choices = unique(
    commands.flatMap((command) =>
      command.options
        .filter((option) => option.choices.length > 0)
        .map(
          ({ flags, choices: of }) =>
            `    ${flags.join('|')}) COMPREPLY=($(compgen -W "${of.join(' ')}" -- "$word")); return ;;`,
        ),
    ),
  )
  return `_${name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  case "$before" in
${choices.join('\n')}
    --data-dir) COMPREPLY=($(compgen -d -- "$word")); return ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((command) => command.name).join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o filenames -F _${name} ${name}
`
}

function zsh(name: string, commands: Completed[]): string {
  const quote = (text: string) => text.replaceAll("'", "'\\''").replace(/[[\]:]/g, '\\$&')
  const list = commands.map((command) => `    '${command.name}:${quote(command.summary)}'`)
  const cases = commands.map((command) => {
    const options = command.options.flatMap((option) =>
      option.flags.map((flag) => {
        const folder = flag === '--data-dir' ? '_files -/' : ' '
        const value = option.choices.length > 0 ? `(${option.choices.join(' ')})` : folder
        return `'${flag}[${quote(option.description)}]${option.takesValue ? `:value:${value}` : ''}'`
      }),
    )
    const words = command.within.length > 0 ? [`'*:command:(${command.within.join(' ')})'`] : []
    const rest = command.takesFile ? ["'*:folder:_files -/'"] : words
    return `    ${command.name}) _arguments ${[...options, ...rest].join(' ')} ;;`
  })
  return `#compdef ${name}
_${name}() {
  local -a commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi
`
}

function fish(name: string, commands: Completed[]): string {
  const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const lines = [`complete -c ${name} -f`]
  for (const command of commands) {
    const summary = quote(command.summary)
    lines.push(`complete -c ${name} -n __fish_use_subcommand -a ${command.name} -d ${summary}`)
    const when = `-n '__fish_seen_subcommand_from ${command.name}'`
    if (command.within.length > 0)
      lines.push(`complete -c ${name} ${when} -a ${quote(command.within.join(' '))}`)
    if (command.takesFile) lines.push(`complete -c ${name} ${when} -a '(__fish_complete_directories)'`)
    for (const { flags, description, choices, takesValue } of command.options) {
      const names = flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      )
      const value = takesValue ? (choices.length > 0 ? ` -x -a ${quote(choices.join(' '))}` : ' -r') : ''
      lines.push(`complete -c ${name} ${when} ${names.join(' ')} -d ${quote(description)}${value}`)
    }
  }
  return `${lines.join('\n')}\n`
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)]
}
