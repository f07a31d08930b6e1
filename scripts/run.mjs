// node scripts/run.mjs <script.ts> [arguments]
// Runs a TypeScript script on the project's own Node 24, after the set-up. It runs on any Node from 20 on and
// writes nothing to standard output, which belongs to the script.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { installedNode, root, setUp } from './setup.mjs'

const [script, ...args] = process.argv.slice(2)

try {
  if (!script) throw new Error('usage: node scripts/run.mjs <script.ts> [arguments]')
  setUp()
  run(node(), path.resolve(root, script))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function node() {
  const file = installedNode()
  if (file) return file
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  throw new Error(
    `the package "node" has no Node 24 for ${process.platform}-${process.arch}: run this with Node 24 or newer instead of ${process.version}`,
  )
}

function run(executable, file) {
  const bin = path.join(root, 'node_modules/.bin')
  process.env.PATH = `${bin}${path.delimiter}${process.env.PATH ?? ''}`
  // What was compiled once is there for the next start: half of what a short command takes.
  process.env.NODE_COMPILE_CACHE ??= path.join(root, '.cache/compiled')
  const child = spawn(executable, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; a second one would look like impatience.
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    })
  }
  child.on('error', (error) => {
    process.stderr.write(`${executable} could not be started: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
