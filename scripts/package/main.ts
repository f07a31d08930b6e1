// npm run package [-- --release] [-- --out DIR]: the studio as people get it, without a checkout around it.
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { describeElectron, ensureElectron } from '../electron/index.ts'
import { root } from '../lint/checks.ts'
import { buildPackage } from './build.ts'

interface Options {
  release?: boolean
  out: string
}

const program = new Command('npm run package --')
  .description('Packages the studio for this system: a folder that runs, made without a download.')
  .option(
    '--release',
    'make what people install instead (AppImage and deb, dmg, or an installer); fetches tools',
  )
  .option('--out <folder>', 'where to put it', join(root, 'dist'))
  .parse()
const { release = false, out } = program.opts<Options>()
const say = (line: string): void => void process.stderr.write(`${line}\n`)

try {
  const electron = await ensureElectron({ progress: say })
  const made = await buildPackage({
    electron,
    out: resolve(out),
    release,
    progress: say,
  })
  say(`package: ${made} on ${describeElectron(electron)}`)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
