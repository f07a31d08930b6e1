// npm run studio [-- --data DIR] [--xvfb]: builds what changed and opens the studio's window.
import { Command } from 'commander'
import { execa } from 'execa'
import { describeElectron, ensureElectron } from './electron/index.ts'
import { ensureDebianPackages, isDebianRoot } from './setup/debian.ts'
import { buildStudio, studioDir } from './studio/build.ts'
import { hasScreen, startInvisibleScreen } from './studio/invisible-screen.ts'
import { screenPackages } from './test/parts.ts'

interface Options {
  data?: string
  xvfb?: boolean
}

const program = new Command('npm run studio --')
  .description('Builds what changed and opens the studio.')
  .option('--data <folder>', 'keep projects in this folder instead of the usual one')
  .option('--xvfb', 'open on an invisible screen (Linux without a display)')
  .parse()
const options = program.opts<Options>()
const say = (line: string): void => void process.stderr.write(`${line}\n`)

if (!hasScreen() && !options.xvfb) {
  say('There is no display here. Run this where a window can open, or add --xvfb for an invisible one.')
  process.exit(1)
}

try {
  if (isDebianRoot()) await ensureDebianPackages(screenPackages, say)
  const electron = await ensureElectron({ progress: say })
  await buildStudio(say)
  say(`studio: opening on ${describeElectron(electron)}`)

  const isRoot = process.getuid?.() === 0
  const args = [...(isRoot ? ['--no-sandbox'] : []), studioDir]
  const screen = options.xvfb ? await startInvisibleScreen() : undefined
  const studio = execa(electron.executablePath, args, {
    stdio: 'inherit',
    reject: false,
    env: {
      ...(screen && { DISPLAY: screen.display }),
      ...(options.data !== undefined && { INTAGLIO_DATA_DIR: options.data }),
    },
  })
  // A terminal sends Ctrl-C to the studio as well; this process only waits for it to close in order.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => studio.kill('SIGTERM'))
  const { exitCode } = await studio
  screen?.stop()
  process.exitCode = exitCode ?? 1
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
