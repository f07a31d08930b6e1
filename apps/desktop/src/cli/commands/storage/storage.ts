import { inEnglish } from '@intaglio/shared'
import type { Command } from 'commander'
import { exitCodes } from '../../exit-codes.ts'
import { table } from '../../format.ts'
import type { AddCommand } from '../../declare.ts'
import type { BackendOptions } from '../../session.ts'
import { addAdd } from './add.ts'
import { placeOf, placesOf, reachablePlace, withWorkspace } from './places.ts'
import { addExportProof, addProofs } from './proofs.ts'
import { addMove, addSend, addUnpin, addVerifyPlace } from './transfer.ts'

/** `storage`: places that keep collections, what they have, and the proofs of it. */
export function addStorage(program: Command, run: AddCommand): void {
  const storage = program
    .command('storage')
    .summary('keep collections in several places, and prove that they are there')
    .description(
      'Places that keep collections: Kubo nodes, pinning services, folders on other disks, and the workspace. ' +
        'A place is named by its label or its id. It is believed only what was read back from it, by hash.',
    )
  const all = [
    addList,
    addAdd,
    addRemove,
    addTest,
    addSend,
    addVerifyPlace,
    addMove,
    addUnpin,
    addProofs,
    addExportProof,
  ]
  for (const add of all) add(storage, run)
  storage.addHelpText(
    'after',
    `
Examples:
  intaglio storage add car-folder "Backup disk" /media/backup/collections
  intaglio storage send "Backup disk"
  intaglio storage proofs --json`,
  )
}

function addList(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    storage
      .command('list')
      .summary('say which places there are')
      .description(
        'Says which places there are; the workspace too, where --backend and --gateway say which.',
      ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio storage list
  intaglio storage list --json | jq -r '.places[].targetId'`,
  )
  run<[], BackendOptions>(command, ({ engine, say }, _, options) => {
    const places = placesOf(engine, options)
    if (places.length === 0) say('There is no place yet; see "intaglio storage add --help".')
    for (const { targetId, label, place, readsFrom, hasToken } of places) {
      say(
        table([
          ['Place', `${label} (${targetId})`],
          ['Is', `${inEnglish(place)}${hasToken ? ', with a token' : ''}`],
          ['Read back from', inEnglish(readsFrom)],
        ]),
      )
    }
    return { result: { places } }
  })
}

function addRemove(storage: Command, run: AddCommand): void {
  const command = storage
    .command('remove')
    .summary('forget a place')
    .description('Forgets a place, its token and its proofs. What it keeps stays there.')
    .argument('<place>', 'its label or id')
    .addHelpText(
      'after',
      `
Examples:
  intaglio storage remove "Backup disk"`,
    )
  run<[string], object>(command, ({ engine, say }, [name]) => {
    const { targetId, label } = placeOf(engine, name)
    engine.storage.removeTarget(targetId)
    say(`Forgot "${label}".`)
    return { result: { targetId } }
  })
}

function addTest(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    storage
      .command('test')
      .summary('ask a place whether it is there and lets us in')
      .description('Asks a place whether it is there and takes the token. Sends nothing.')
      .argument('<place>', 'its label or id'),
  ).addHelpText(
    'after',
    `
Exit code 1 says that it is not there or refuses.

Examples:
  intaglio storage test "My node"`,
  )
  run<[string], BackendOptions>(command, async ({ engine, say, task }, [name], options) => {
    const { targetId } = reachablePlace(engine, name, options)
    const found = await task({}, (given) => engine.storage.testTarget(targetId, given))
    say(inEnglish(found.message))
    return { result: { targetId, ...found }, exitCode: found.ok ? exitCodes.ok : exitCodes.failed }
  })
}
