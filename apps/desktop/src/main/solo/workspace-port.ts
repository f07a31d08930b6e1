// The workspace keeps its address: sessions are kept for an address, and a restart should not ask for a signature.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A studio that was killed may hold the port until its last process is gone. */
const PATIENCE_MS = 5_000

/**
 * The port in `file`, once it is free; else a free one, which is written there.
 * @returns a port that was free a moment ago
 */
export async function workspacePort(file: string, patience = PATIENCE_MS): Promise<number> {
  const kept = Number(await readFile(file, 'utf8').catch(() => ''))
  const deadline = Date.now() + patience
  while (Number.isInteger(kept) && kept > 0 && kept < 65_536) {
    if ((await listenOnce(kept)) !== undefined) return kept
    if (Date.now() >= deadline) break
    await wait(100)
  }
  const port = await listenOnce(0)
  if (port === undefined) throw new Error('This computer has no free port.')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, String(port))
  return port
}

/** Listens for a moment; undefined where the port is taken. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
