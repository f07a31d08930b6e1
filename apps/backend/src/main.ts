import { serviceNames, IntaglioError, type ServiceName } from '@intaglio/shared'
import { Argument, Command, InvalidArgumentError } from 'commander'
import { readDeployerKey } from './kit/config/deployer.ts'
import { readConfig } from './kit/config/environment.ts'
import { startBackend } from './start-backend.ts'

const program = new Command('intaglio-backend')
  .description('Runs services of the Intaglio backend in this process until it is told to stop.')
  .addArgument(
    new Argument('<service...>', 'which services, or `all` of them').choices([...serviceNames, 'all']),
  )
  .addHelpText('after', '\nSettings come from the environment: docs/operating.md lists them.')
  .action((asked: (ServiceName | 'all')[]) => orSay(() => run(asked)))

program
  .command('deploy-contracts')
  .summary('deploy the contracts to a chain, and print its entry for the chains file')
  .description(
    'Deploys the factory and both kinds of collection to a chain that has none yet, and prints the chain’s entry ' +
      'for INTAGLIO_CHAINS_FILE. INTAGLIO_DEPLOYER_KEY is the private key that pays for three transactions.',
  )
  .argument('<rpc-url>', 'the chain’s JSON-RPC address')
  .option('--confirmations <blocks>', 'blocks after which an event counts as final', wholeNumber, 12)
  .action((rpcUrl: string, { confirmations }: { confirmations: number }) =>
    orSay(async () => {
      const { deployChain } = await import('./deploy-chain.ts')
      const chain = await deployChain({ rpcUrl, privateKey: readDeployerKey(), confirmations })
      process.stdout.write(`${JSON.stringify([chain], undefined, 2)}\n`)
    }),
  )

async function run(asked: (ServiceName | 'all')[]): Promise<void> {
  const all = asked.includes('all')
  const names = all ? serviceNames : serviceNames.filter((name) => asked.includes(name))
  let stop = (): Promise<void> | undefined => undefined
  // From the first moment on: what a start has already opened must not outlive it.
  stopOnSignal(() => stop())
  const backend = await startBackend({ services: names, config: readConfig({ together: all }) })
  stop = () => backend.stop()
}

/** What cannot be done is said in one sentence. */
async function orSay(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.stderr.write(
      `${error instanceof IntaglioError ? error.sentence : String((error as Error).stack)}\n`,
    )
    process.exit(1)
  }
}

function wholeNumber(text: string): number {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}

function stopOnSignal(stop: () => Promise<void> | undefined): void {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Who asks twice does not want to wait.
      const stopping = asked ? undefined : stop()
      asked = true
      if (stopping) void stopping.then(() => process.exit(0))
      else process.exit(130)
    })
  }
}

await program.parseAsync()
