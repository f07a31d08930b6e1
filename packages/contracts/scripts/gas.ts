/** Measures the gas anew and writes `gas-snapshot.json`: `npm run gas -w @intaglio/contracts`. */
import { writeFile } from 'node:fs/promises'
import { measureGas } from './gas-report.ts'

const report = await measureGas()
await writeFile(new URL('../gas-snapshot.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`)
process.stderr.write(`${JSON.stringify(report, null, 2)}\n`)
