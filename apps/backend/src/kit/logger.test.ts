import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('writes JSON lines to standard error, without secrets and credentials', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { createLogger } from ${JSON.stringify(new URL('./logger.ts', import.meta.url).href)}
       import { withTrace } from ${JSON.stringify(new URL('./trace.ts', import.meta.url).href)}
       const log = createLogger({ level: 'info', service: 'auth' })
       const leak = 'postgres://me:hunter2@db/x?token=hunter3'
       log.info({ token: 'hunter4', session: { refreshToken: 'hunter5' }, url: leak, err: new Error(leak) }, leak)
       withTrace('cd', () => log.info('traced'))`,
    ],
    { encoding: 'utf8' },
  )
  expect(stdout).toBe('')
  expect(stderr).not.toContain('hunter')
  const [first, second] = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(first).toMatchObject({
    level: 'info',
    service: 'auth',
    token: '***',
    msg: 'postgres://***@db/x?token=***',
  })
  expect(second).toMatchObject({ msg: 'traced', trace_id: 'cd' })
})
