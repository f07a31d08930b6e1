// `node scripts/electron/main.ts`: makes Electron ready, prints which one will run.
import { describeElectron, ensureElectron } from './index.ts'

const runtime = await ensureElectron()
process.stdout.write(`${describeElectron(runtime)}\n${runtime.executablePath}\n`)
