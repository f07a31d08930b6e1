import type { Command } from 'commander'
import { workspaceTargetId } from '../../engine/storage/types.ts'
import { withBackend, withProject, type AddCommand, type ProjectOption } from '../declare.ts'
import { provenWords } from '../format.ts'

export function addPin(program: Command, run: AddCommand): void {
  const command = withBackend(
    withProject(
      program
        .command('pin')
        .summary('send the files to the backend’s IPFS and check every block')
        .description(
          'Sends the backend what it does not have, then reads back every block and checks it by hash; once more ' +
            'through another place that was not sent it, where there is one that finds it. Run "intaglio pack" first. Signs in with the key in INTAGLIO_PRIVATE_KEY where it must.',
        ),
    ),
    { gateway: true },
  ).addHelpText(
    'after',
    `
Exit code 4 says that a wallet or a signature is wanted.

Examples:
  export INTAGLIO_PRIVATE_KEY=0x…   # of a development wallet
  intaglio pin --backend http://127.0.0.1:4000/graphql --gateway http://127.0.0.1:8080 --chain eip155:31337`,
  )
  run<[], ProjectOption>(command, async ({ engine, project, say, signedIn, task }, _, options) => {
    const { projectId } = project(options.project)
    const proof = await task({ pin: 'Send (blocks)', verify: 'Verify (blocks)' }, (given) =>
      signedIn(() => engine.storage.send(projectId, workspaceTargetId, given)),
    )
    say(provenWords(proof))
    return { result: { projectId, ...proof } }
  })
}
