import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

/**
 * From now on `act` is called before and after each operation of this process that changes the disk: of files, of
 * statements and of transactions.
 * @param file any that can be opened
 */
export async function watchOperations(file: string, act: () => void): Promise<void> {
  const handle = await fs.open(file)
  const handles = Object.getPrototypeOf(handle) as Record<string, unknown>
  await handle.close()
  for (const name of ['write', 'writeFile', 'truncate', 'sync', 'datasync']) watch(handles, name, act)
  const files = fs as unknown as Record<string, unknown>
  for (const name of ['open', 'mkdir', 'rename', 'rm', 'writeFile', 'copyFile']) watch(files, name, act)
  syncBuiltinESMExports()

  const databases = Database.prototype as unknown as Record<string, (...args: unknown[]) => object>
  const { prepare, transaction } = databases
  databases['prepare'] = function (this: unknown, ...args) {
    const statement = prepare?.apply(this, args) as Record<string, unknown>
    watch(statement, 'run', act)
    return statement
  }
  databases['transaction'] = function (this: unknown, ...args) {
    const begun = transaction?.apply(this, args) as unknown as Record<string, unknown>
    const whole = { begun, immediate: begun['immediate'] }
    watch(whole, 'begun', act)
    watch(whole, 'immediate', act)
    return Object.assign(whole.begun, { immediate: whole.immediate })
  }
}

function watch(on: Record<string, unknown>, name: string, act: () => void): void {
  const plain = on[name] as (...args: unknown[]) => unknown
  on[name] = function (this: unknown, ...args: unknown[]) {
    act()
    const result = plain.apply(this, args)
    if (!(result instanceof Promise)) {
      act()
      return result
    }
    return result.then((value: unknown) => {
      act()
      return value
    })
  }
}
