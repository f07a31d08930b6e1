import { Option, type Command } from 'commander'
import { workspaceTargetId } from '../../engine/storage/types.ts'
import { count, megabytes, provenWords } from '../format.ts'
import { gatewayOption, withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface VerifyOptions extends ProjectOption {
  gateway?: string
}

export function addVerify(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('verify')
      .summary('check every block, in the packed CAR or on a gateway')
      .description(
        'Checks every block under every address by its hash: in the CAR on this computer, or, with --gateway, as an ' +
          'IPFS gateway gives it out. Sends nothing and needs no account.',
      )
      .addOption(new Option(...gatewayOption)),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio verify
  intaglio verify --gateway https://ipfs.example.org`,
  )
  run<[], VerifyOptions>(command, async ({ engine, project, say, task }, _, options) => {
    const { projectId } = project(options.project)
    const where = options.gateway ?? 'car'
    const stages = { verify: 'Verify (blocks)' }
    if (options.gateway) {
      const proof = await task(stages, (given) => engine.storage.verify(projectId, workspaceTargetId, given))
      say(provenWords(proof))
      return { result: { projectId, where, ...proof } }
    }
    const report = await task(stages, (given) => engine.verifyCar(projectId, given))
    say(`Checked ${count(report.blocksVerified, 'block')} (${megabytes(report.bytesVerified)}) by hash.`)
    return { result: { projectId, where, ...report } }
  })
}
