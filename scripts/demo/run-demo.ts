import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { demoDocument, type DemoDocument } from './demo-document.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

/** Runs the demo as a person would, with `--json`, and parses the whole of its standard output. */
export async function runDemo(...options: string[]): Promise<DemoDocument> {
  const { code, stdout, stderr } = await runDemoProcess('--json', ...options)
  if (code !== 0) throw new Error(`The demo ended with ${code}:\n${stderr}`)
  return demoDocument.parse(JSON.parse(stdout))
}

/** What its process took of the machine's memory at most, in megabytes. */
export async function demoPeak(...options: string[]): Promise<number> {
  const probe = `data:text/javascript,process.on('exit', () => process.argv[1] === ${JSON.stringify(main)}
    && process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`
  const { code, stderr } = await runNode('--import', probe, main, ...options)
  const kilobytes = /^peak (\d+)$/m.exec(stderr)?.[1]
  if (code !== 0 || kilobytes === undefined) throw new Error(`The demo ended with ${code}:\n${stderr}`)
  return Number(kilobytes) / 1_000
}

export const runDemoProcess = (...options: string[]): Promise<Ended> => runNode(main, ...options)

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

async function runNode(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    }),
  ])
  return { code, stdout, stderr }
}
