import type { Command } from 'commander'
import { exitCodes } from '../exit-codes.ts'
import { count, table } from '../format.ts'
import { withBackend, withProject, type AddCommand, type ProjectOption } from '../declare.ts'

export function addPlan(program: Command, run: AddCommand): void {
  const command = withBackend(
    withProject(
      program
        .command('plan')
        .summary('show the transactions that publishing takes, and what they cost at most')
        .description(
          'Asks the chain for its limits and fees and shows the batches and the most they can cost. Signs nothing but ' +
            'the session with the backend. Run "intaglio pack" first.',
        ),
    ),
    { gateway: false },
  ).addHelpText(
    'after',
    `
Exit code 4 says that a wallet is wanted, or has less than publishing can cost.

Examples:
  export INTAGLIO_PRIVATE_KEY=0x…   # of a development wallet
  intaglio plan --backend http://127.0.0.1:4000/graphql --chain eip155:31337 --json`,
  )
  run<[], ProjectOption>(command, async ({ engine, project, say, signedIn }, _, options) => {
    const { projectId } = project(options.project)
    const plan = await signedIn(() => engine.plan(projectId))
    // Loaded where it is wanted: help and completion are to be quick.
    const { formatEther } = await import('viem')
    const coins = (wei: string): string => `${formatEther(BigInt(wei))} ${plan.coin}`
    const enough = BigInt(plan.balanceWei) >= BigInt(plan.maxCostWei)
    say(
      table([
        ['Chain', plan.chainId],
        ['Tokens', `${count(plan.items, 'token')} (${plan.standard})`],
        [
          'Transactions',
          `${plan.batches.length + 1}: the collection, ${count(plan.batches.length, 'batch')}`,
        ],
        ['Costs at most', coins(plan.maxCostWei)],
        ['The wallet has', `${coins(plan.balanceWei)}${enough ? '' : ': too little'}`],
      ]),
    )
    return { result: { projectId, ...plan }, exitCode: enough ? exitCodes.ok : exitCodes.needsPerson }
  })
}
