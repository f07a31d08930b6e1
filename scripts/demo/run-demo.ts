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

export async function runDemoProcess(
  ...options: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
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
