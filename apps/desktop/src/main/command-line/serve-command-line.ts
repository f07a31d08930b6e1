// `intaglio` of an installed studio: the command line, in the main process and before Electron has started anything,
// so that it needs no screen and shares no profile with a window.
import { app } from 'electron'
import { start } from '../../cli/start.ts'
import { forkDecoder } from '../../engine/media/decoder/fork-decoder.ts'
import { projectFilesOf } from '../opened-files.ts'
import { hasScreen, openWindow } from './open-window.ts'
import { decoderArguments, wordsOf } from './role.ts'

// Electron goes on when no handle is waited for, and what runs on threads of its own is none.
setInterval(() => undefined, 2 ** 30)

const { env } = process
const words = wordsOf(process.argv)
const files = projectFilesOf(words, process.cwd())
const namesNothingElse = files.length === words.length
const exitCode =
  namesNothingElse && hasScreen(env)
    ? await openWindow(files, env)
    : await start({
        words,
        version: app.getVersion(),
        env,
        spawnDecoder: () => forkDecoder(undefined, decoderArguments),
      })
// What was written to a pipe is there before the process is gone.
for (const stream of [process.stdout, process.stderr]) {
  if (!stream.destroyed) await new Promise((resolve) => stream.write('', resolve))
}
process.exit(exitCode)
