// npm test [-- unit|embedded|servers|e2e …]: runs the parts named, or all, and ends with one line that counts.
import { createOwnSet, removeOwnSet, upServers } from '../servers/index.ts'
import { add, closingLine, nothing, withoutSkips, type Outcome } from './outcome.ts'
import { e2e, embedded, say, servers, unit } from './parts.ts'
import { createScratch } from './scratch.ts'

const partNames = ['unit', 'embedded', 'servers', 'e2e'] as const

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !partNames.some((part) => part === name))
if (unknown !== undefined) {
  process.stderr.write(`There is no part "${unknown}"; there are ${partNames.join(', ')}\n`)
  process.exit(2)
}
const parts = partNames.filter((name) => asked.length === 0 || asked.includes(name))

const abort = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => abort.abort())

const scratch = createScratch()
if (scratch) process.env['TMPDIR'] = scratch.folder
let outcome = await runParts(abort.signal).finally(() => scratch?.remove())
if (process.env['CI']) outcome = withoutSkips(outcome)
if (abort.signal.aborted) {
  process.stderr.write('Stopped before the end\n')
  process.exit(130)
}
for (const reason of outcome.reasons) process.stdout.write(`${reason}\n`)
process.stdout.write(`${closingLine(outcome)}\n`)
process.exitCode = outcome.failed > 0 ? 1 : 0

async function runParts(signal: AbortSignal): Promise<Outcome> {
  const stateDir = await createOwnSet()
  // Building servers takes minutes the first time: meanwhile the parts that need none run.
  const starting = parts.includes('servers') ? upServers({ stateDir }) : undefined
  starting?.catch(() => undefined)
  const runPart = {
    unit,
    embedded,
    servers: async () => (starting ? servers(signal, starting) : nothing),
    e2e,
  }
  let total = nothing
  try {
    for (const part of parts) {
      if (signal.aborted) break
      const began = performance.now()
      const result = await runPart[part](signal)
      total = add(total, result)
      say(`${part}: ${closingLine(result)} in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    }
  } finally {
    if (!signal.aborted) await starting?.catch(() => undefined)
    await removeOwnSet(stateDir)
  }
  return total
}
