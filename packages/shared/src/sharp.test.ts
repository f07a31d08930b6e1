// Real: libvips, in a process of its own, as the system counts its threads.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)

/** Makes a picture, and prints how many threads of libvips there are. */
const script = `
import { readdirSync, readFileSync } from 'node:fs'
import sharp from ${JSON.stringify(new URL('sharp.ts', import.meta.url).href)}
await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).png().toBuffer()
const names = readdirSync('/proc/self/task').map((id) => readFileSync('/proc/self/task/' + id + '/comm', 'utf8'))
console.log(names.filter((name) => name.startsWith('libvips')).length)`

async function threadsWith(environment: NodeJS.ProcessEnv): Promise<number> {
  const options = { env: { PATH: process.env['PATH'], ...environment } }
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], options)
  return Number(stdout)
}

describe.runIf(process.platform === 'linux')('threads of libvips', () => {
  it('are all there from the start, so that none ends while it is given work', async () => {
    // Started when they are wanted, and ended when they are not, there are three.
    expect(await threadsWith({})).toBe(24)
  })

  it('are as many as pictures made at once can want', async () => {
    expect(await threadsWith({ UV_THREADPOOL_SIZE: '8' })).toBe(48)
  })

  it('are as many as who starts the process says', async () => {
    expect(await threadsWith({ VIPS_MAX_THREADS: '30' })).toBe(30)
  })
})
