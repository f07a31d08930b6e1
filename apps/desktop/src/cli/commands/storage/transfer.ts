import type { Command } from 'commander'
import { earlierWords, provenWords } from '../../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../../declare.ts'
import type { BackendOptions } from '../../session.ts'
import { placeOf, reachablePlace, withWorkspace } from './places.ts'

type PlaceOptions = ProjectOption & BackendOptions

const stages = { pin: 'Send', verify: 'Verify (blocks)' }

export function addSend(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    withProject(
      storage
        .command('send')
        .summary('send a collection to a place and read every block back')
        .description(
          'Sends what the place does not have, has it pinned, and reads back every block; then once more through another ' +
            'place that was not sent it, where there is one that finds it. Run "intaglio pack" first. ' +
            'Run again after an interruption, it goes on where it was.',
        )
        .argument('<place>', 'its label or id'),
    ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio storage send "Backup disk"
  intaglio storage send "My node" --project "Night Herons" --json`,
  )
  run<[string], PlaceOptions>(command, async ({ engine, project, say, signedIn, task }, [name], options) => {
    const { projectId } = project(options.project)
    const { targetId } = reachablePlace(engine, name, options)
    const proof = await task(stages, (given) =>
      signedIn(() => engine.storage.send(projectId, targetId, given)),
    )
    say(provenWords(proof))
    return { result: { projectId, ...proof } }
  })
}

export function addVerifyPlace(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    withProject(
      storage
        .command('verify')
        .summary('read every block of a collection back from a place')
        .description('Reads back every block and compares it with its hash. Sends nothing.')
        .argument('<place>', 'its label or id')
        .option(
          '--through <place>',
          'read it through this other place alone, which was not sent it and must find it',
        ),
    ),
  ).addHelpText(
    'after',
    `
Exit code 1 says that blocks are missing or wrong; "intaglio storage send" mends that.

Examples:
  intaglio storage verify "Backup disk"
  intaglio storage verify "My node" --through "Other node"`,
  )
  run<[string], PlaceOptions & { through?: string }>(
    command,
    async ({ engine, project, say, task }, [name], options) => {
      const { projectId } = project(options.project)
      const { targetId } = reachablePlace(engine, name, options)
      const through = options.through && reachablePlace(engine, options.through, options).targetId
      const proof = await task(stages, (given) =>
        engine.storage.verify(projectId, targetId, { ...given, ...(through && { through }) }),
      )
      say(provenWords(proof))
      return { result: { projectId, ...proof } }
    },
  )
}

export function addMove(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    withProject(
      storage
        .command('move')
        .summary('send a collection to another place, and have the first drop it')
        .description(
          'Sends from this computer to another place. Only once every block was read back from there, and only with ' +
            '--unpin, the first place is let go.',
        )
        .argument('<from>', 'label or id of the place it is in')
        .argument('<to>', 'label or id of the place it goes to')
        .option('--unpin', 'let the first place drop it'),
    ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio storage move "Backup disk" "My node"
  intaglio storage move "Old service" "My node" --unpin`,
  )
  run<[string, string], PlaceOptions & { unpin?: boolean }>(
    command,
    async ({ engine, project, say, signedIn, task }, [from, to], options) => {
      const { projectId } = project(options.project)
      const { targetId } = reachablePlace(engine, to, options)
      const unpin = options.unpin ?? false
      // What only stays there is not asked anything.
      const first = unpin ? reachablePlace(engine, from, options) : placeOf(engine, from)
      const proof = await task(stages, (given) =>
        signedIn(() => engine.storage.move(projectId, first.targetId, targetId, { ...given, unpin })),
      )
      say(provenWords(proof))
      if (unpin) say(`"${first.label}" was let go.`)
      return { result: { projectId, ...proof, unpinned: unpin ? first.targetId : null } }
    },
  )
}

export function addUnpin(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    withProject(
      storage
        .command('unpin')
        .summary('let a place drop a collection')
        .description(
          'Lets a place drop a collection, and forgets that it was there. What another collection has there, too, stays; ' +
            'at the workspace also what others keep, and what a chain points to.',
        )
        .argument('<place>', 'its label or id')
        .option('--earlier', 'only earlier versions, where the place is proven to have the present one'),
    ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio storage unpin "Backup disk"
  intaglio storage unpin "My node" --earlier --project "Night Herons" --json
  intaglio storage unpin workspace --earlier --backend http://127.0.0.1:4000/graphql --gateway http://127.0.0.1:8080`,
  )
  run<[string], PlaceOptions & { earlier?: boolean }>(
    command,
    async ({ engine, project, say, signedIn, task }, [name], options) => {
      const { projectId } = project(options.project)
      const { targetId, label } = reachablePlace(engine, name, options)
      const { storage: places } = engine
      const sayStaying = (stay: readonly string[]): void => {
        if (stay.length === 0) return
        say(`It keeps what a chain points to: ${stay.join(', ')}.`)
      }
      if (!options.earlier) {
        const stay = await task(stages, (given) => signedIn(() => places.unpin(projectId, targetId, given)))
        say(`"${label}" was told to drop it.`)
        sayStaying(stay)
        return { result: { projectId, targetId, stay } }
      }
      const earlier = places.earlier(projectId).find((each) => each.targetId === targetId)
      const { versions, roots } = earlier ?? { versions: 0, roots: [] }
      const stay = await task(stages, (given) =>
        signedIn(() => places.letGoEarlier(projectId, targetId, given)),
      )
      say(`"${label}" was told to drop ${earlierWords({ versions, roots })}.`)
      sayStaying(stay)
      return { result: { projectId, targetId, versions, roots, stay } }
    },
  )
}
