import { serviceNames, IntaglioError, type ServiceName } from '@intaglio/shared'
import { Argument, Command } from 'commander'
import { readConfig } from './kit/config/environment.ts'
import { startBackend, type RunningBackend } from './start-backend.ts'

const program = new Command('intaglio-backend')
  .description('Runs services of the Intaglio backend in this process until it is told to stop.')
  .addArgument(
    new Argument('<service...>', 'which services, or `all` of them').choices([...serviceNames, 'all']),
  )
  .addHelpText('after', '\nSettings come from the environment: docs/operating.md lists them.')
  .action(run)

async function run(asked: (ServiceName | 'all')[]): Promise<void> {
  const all = asked.includes('all')
  const names = all ? serviceNames : serviceNames.filter((name) => asked.includes(name))
  let backend: RunningBackend | undefined
  // From the first moment on: what a start has already opened must not outlive it.
  stopOnSignal(() => backend?.stop())
  try {
    backend = await startBackend({
      services: names,
      config: readConfig({ together: all }),
    })
  } catch (error) {
    process.stderr.write(
      `${error instanceof IntaglioError ? error.sentence : String((error as Error).stack)}\n`,
    )
    process.exit(1)
  }
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
