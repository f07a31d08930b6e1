// npm run lint [-- --fix]: ESLint and both type checks; the exit code says whether all are content.
import { spawnSync } from 'node:child_process'
import { checks, root } from './lint/checks.ts'

const extra = process.argv.slice(2)

for (const { name, args } of checks) {
  process.stderr.write(`${name}\n`)
  const all = name === 'eslint' ? [...args, ...extra] : args
  const { status } = spawnSync(process.execPath, all, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
