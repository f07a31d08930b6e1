import type { Command, Option } from 'commander'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** What a word is the path of; undefined where it is of nothing. */
type PathKind = 'file' | 'folder' | undefined

interface Completed {
  name: string
  summary: string
  /** Names of the commands within it, and choices of arguments. */
  words: string[]
  options: {
    flags: string[]
    description: string
    choices: readonly string[]
    takesValue: boolean
    path: PathKind
  }[]
  /** Of its arguments. */
  path: PathKind
}

/** A script for a shell, made from the commands themselves. */
export function completionScript(shell: Shell, program: Command): string {
  const commands = program.commands.map((command) => describe(command, program.options))
  return { bash, zsh, fish }[shell](program.name(), commands)
}

function describe(command: Command, shared: readonly Option[]): Completed {
  const tree = withinOf(command)
  const all = [command, ...tree]
  const options = all.flatMap((each) => each.options)
  const args = all.flatMap((each) => each.registeredArguments)
  const byFlags = new Map([...options, ...shared].map((option) => [option.flags, option]))
  return {
    name: command.name(),
    summary: command.summary(),
    words: [...tree.map((each) => each.name()), ...args.flatMap(({ argChoices = [] }) => argChoices)],
    path: pathOf(args.map((argument) => argument.name())),
    options: [...byFlags.values()].map((option) => ({
      flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
      description: option.description,
      choices: option.argChoices ?? [],
      takesValue: option.required || option.optional,
      path: pathOf(/<(\w+)>/.exec(option.flags)?.slice(1) ?? []),
    })),
  }
}

/** What an argument is called says what it takes, as `folder|file`. Where files are completed, folders are too. */
function pathOf(called: readonly string[]): PathKind {
  const names = called.flatMap((name) => name.split('|'))
  if (names.includes('file')) return 'file'
  return names.includes('folder') || names.includes('layers') ? 'folder' : undefined
}

function withinOf(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...withinOf(each)])
}

/** Names may have spaces, never mind the odd one with the end of a line. */
const paths = {
  file: `local IFS=$'\\n'; COMPREPLY+=($(compgen -f -- "$word"))`,
  folder: `local IFS=$'\\n'; COMPREPLY+=($(compgen -d -- "$word"))`,
}

function bash(name: string, commands: Completed[]): string {
  const cases = commands.map((command) => {
    const flags = [...command.words, ...command.options.flatMap((option) => option.flags)].join(' ')
    const rest = command.path ? paths[command.path] : ':'
    return `    ${command.name}) COMPREPLY=($(compgen -W "${flags}" -- "$word")); ${rest} ;;`
  })
  // What an option takes stands alone; a free text is not completed.
  const values = unique(
    commands.flatMap((command) =>
      command.options
        .filter(({ takesValue }) => takesValue)
        .map(({ flags, choices, path }) => {
          const found =
            choices.length > 0 ? `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word"))` : ':'
          return `    ${flags.join('|')}) ${path ? paths[path] : found}; return ;;`
        }),
    ),
  )
  return `_${name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  case "$before" in
${values.join('\n')}
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

const files = { file: '_files', folder: '_files -/' }

function zsh(name: string, commands: Completed[]): string {
  const quote = (text: string) => text.replaceAll("'", "'\\''").replace(/[[\]:]/g, '\\$&')
  const list = commands.map((command) => `    '${command.name}:${quote(command.summary)}'`)
  const cases = commands.map((command) => {
    const options = command.options.flatMap((option) =>
      option.flags.map((flag) => {
        const path = option.path ? files[option.path] : ' '
        const value = option.choices.length > 0 ? `(${option.choices.join(' ')})` : path
        return `'${flag}[${quote(option.description)}]${option.takesValue ? `:value:${value}` : ''}'`
      }),
    )
    const words = command.words.length > 0 ? `(${command.words.join(' ')})` : undefined
    const path = command.path && files[command.path]
    const both = `_alternative "word:word:${words}" "path:path:${path}"`
    const rest = words && path ? [`'*:word: ${both}'`] : words || path ? [`'*:word:${words ?? path}'`] : []
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

const folders = "'(__fish_complete_directories)'"

function fish(name: string, commands: Completed[]): string {
  const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const lines = [`complete -c ${name} -f`]
  for (const command of commands) {
    const summary = quote(command.summary)
    lines.push(`complete -c ${name} -n __fish_use_subcommand -a ${command.name} -d ${summary}`)
    const when = `-n '__fish_seen_subcommand_from ${command.name}'`
    if (command.words.length > 0)
      lines.push(`complete -c ${name} ${when} -a ${quote(command.words.join(' '))}`)
    if (command.path === 'folder') lines.push(`complete -c ${name} ${when} -a ${folders}`)
    if (command.path === 'file') lines.push(`complete -c ${name} ${when} -F`)
    for (const { flags, description, choices, takesValue, path } of command.options) {
      const names = flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      )
      const wanted = choices.length > 0 ? quote(choices.join(' ')) : path === 'folder' ? folders : undefined
      const taken = path === 'file' ? ' -r -F' : wanted ? ` -x -a ${wanted}` : ' -x'
      const value = takesValue ? taken : ''
      lines.push(`complete -c ${name} ${when} ${names.join(' ')} -d ${quote(description)}${value}`)
    }
  }
  return `${lines.join('\n')}\n`
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)]
}
