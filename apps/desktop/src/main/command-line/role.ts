// What a package's program is started as, which its first argument says: it has to be known before Electron does
// anything, and nothing that a person or the system passes stands there.

export type Role = 'studio' | 'command line' | 'decoder'

/**
 * For Chromium, which reads them before any code of ours runs. Neither role shows a page, so there is nothing to put
 * in a sandbox, and root, whom Chromium refuses without one, has a command line as well. What Chromium then looks for
 * on a computer without a desktop, and misses, is not said. All that stands behind two dashes it leaves alone.
 */
const switches = ['--no-sandbox', '--no-zygote', '--log-level=3']

/** The program's arguments that make it the command line, before the person's words. `resources/bin` has them too. */
export const commandLineArguments: readonly string[] = ['--cli', ...switches, '--']

/** Those that make it a decoder. Its memory is bounded as that of Node's decoders is. */
export const decoderArguments: readonly string[] = [
  ...['--decoder', ...switches, '--js-flags=--max-old-space-size=512', '--'],
]

export function roleOf(argv: readonly string[]): Role {
  if (argv[1] === '--cli') return 'command line'
  return argv[1] === '--decoder' ? 'decoder' : 'studio'
}

/** What the person typed behind the command's name. */
export function wordsOf(argv: readonly string[]): string[] {
  return argv.slice(argv.indexOf('--') + 1)
}
