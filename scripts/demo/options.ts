import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'

export interface DemoOptions {
  /** Absolute path of the folder of images. */
  folder: string
  stack: 'embedded' | 'servers'
  standard: 'erc721' | 'erc1155'
  /** Distinct items wanted; undefined takes the folder as it is. */
  count: number | undefined
  json: boolean
  keep: boolean
}

const sample = new URL('../../resources/sample-collection/', import.meta.url).pathname

export function parseDemoOptions(argv: readonly string[]): DemoOptions {
  const command = new Command('npm run demo --')
    .description(
      'From a folder of images to a minted, indexed collection on a local chain:\n' +
        'import, addresses without network, pin and verify, sign in, create, mint, read back from the catalog.',
    )
    .argument('[path]', 'a folder of images', sample)
    .addOption(
      new Option(
        '--stack <kind>',
        'embedded: everything in one process; servers: real servers, a process a service',
      )
        .choices(['embedded', 'servers'])
        .default('embedded'),
    )
    .addOption(
      new Option('--standard <standard>', 'erc1155 mints editions')
        .choices(['erc721', 'erc1155'])
        .default('erc721'),
    )
    .option('--count <n>', 'repeat the images up to n distinct items', wholeNumber)
    .option('--json', 'print one JSON document on standard output and nothing else there', false)
    .option('--keep', 'leave everything running and print the addresses, until Ctrl-C', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run demo
  npm run demo -- ~/pictures/birds --standard erc1155
  npm run demo -- --count 1000 --json > report.json
  npm run demo -- --stack servers --keep`,
    )
    .parse(argv, { from: 'user' })
  const options = command.opts<Omit<DemoOptions, 'folder'>>()
  return { ...options, folder: resolve(process.env['INIT_CWD'] ?? '.', command.processedArgs[0] as string) }
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 100_000) {
    throw new InvalidArgumentError('It takes a whole number from 1 to 100000.')
  }
  return number
}
