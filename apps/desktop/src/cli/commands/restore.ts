import { type Command } from 'commander'
import { InvalidInputError } from '@intaglio/shared'
import type { Backup } from '../../engine/index.ts'
import { table } from '../format.ts'
import type { AddClosed } from '../declare.ts'

interface RestoreOptions {
  list?: boolean
  empty?: boolean
}

export function addRestore(program: Command, run: AddClosed): void {
  const command = program
    .command('restore')
    .summary('put a backup in the database’s place')
    .description(
      'Puts a backup of the database in its place, the newest sound one unless said. The database that was there is ' +
        'kept in "set-aside"; pictures are not touched. The studio has to be closed.',
    )
    .argument('[backup]', 'its name, as --list shows it')
    .option('--list', 'show the backups and change nothing')
    .option('--empty', 'begin with an empty database instead')
    .addHelpText(
      'after',
      `
Addresses (CIDs) are to be computed again afterwards, which gives the same ones: intaglio pack. Jobs that were begun
after the backup are not in it: look at the chain before publishing again.

Examples:
  intaglio restore --list
  intaglio restore
  intaglio restore 2026-03-01T09-30-00-000Z`,
    )
  run<[string | undefined], RestoreOptions>(command, async ({ dataDir, say }, [name], { list, empty }) => {
    // Loaded where it is wanted: help and completion are to be quick.
    const { listBackups, restoreBackup } = await import('../../engine/index.ts')
    if (list) {
      const backups = listBackups(dataDir)
      say(backups.length === 0 ? 'There is no backup yet.' : table(backups.map(row)))
      return { result: { backups } }
    }
    if (empty && name !== undefined) throw new InvalidInputError('--empty', 'goes with no backup')
    const { backup, setAside } = restoreBackup(dataDir, empty ? 'empty' : name)
    say(backup ? `Restored the backup of ${backup.takenAt}.` : 'Began with an empty database.')
    if (setAside) say(`What was there before is kept in ${setAside}.`)
    return { result: { backup: backup ?? null, setAside: setAside ?? null } }
  })
}

function row({ backupId, bytes, beforeUpdateFrom }: Backup): [string, string] {
  const why = beforeUpdateFrom === undefined ? '' : `, before an update from version ${beforeUpdateFrom}`
  return [backupId, `${Math.ceil(bytes / 1024).toLocaleString('en')} KiB${why}`]
}
