// npm run package [-- --release] [-- --out DIR]: the studio as people get it, without a checkout around it.
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { describeElectron, ensureElectron } from '../electron/index.ts'
import { root } from '../lint/checks.ts'
import { buildPackage } from './build.ts'

interface Options {
  release?: boolean
  out: string
  feed?: string
}

const program = new Command('npm run package --')
  .description('Packages the studio for this system: a folder that runs, made without a download.')
  .option(
    '--release',
    'make what people install instead (AppImage and deb, dmg, or an installer); fetches tools',
  )
  .option('--out <folder>', 'where to put it', join(root, 'dist'))
  .addOption(
    new Option('--feed <url>', 'where it looks for newer versions; without one it never looks')
      .env('INTAGLIO_UPDATE_FEED')
      .argParser(feedUrl),
  )
  .parse()
const { release = false, out, feed } = program.opts<Options>()
const say = (line: string): void => void process.stderr.write(`${line}\n`)

try {
  const electron = await ensureElectron({ progress: say })
  const made = await buildPackage({
    electron,
    out: resolve(out),
    release,
    feed,
    progress: say,
  })
  say(`package: ${made} on ${describeElectron(electron)}`)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

/** A newer version is run: what is on its way must not be changed by others. */
function feedUrl(text: string): string {
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/)/.test(text)
  if (URL.canParse(text) && (text.startsWith('https://') || isLocal)) return text
  throw new InvalidArgumentError('Say an https:// address, as https://example.com/intaglio/.')
}
