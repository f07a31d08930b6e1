import Table from 'cli-table3'
import type { StageTime } from './progress.ts'
import type { TokenSpool } from './token-spool.ts'

/** What the demo did. Token ids and gas are decimal text. */
export interface DemoReport {
  stack: 'embedded' | 'servers'
  chainId: string
  collection: { address: string; standard: 'erc721' | 'erc1155'; intentId: string; txHash: string }
  batches: DemoBatch[]
  tokens: TokenSpool
  skipped: { file: string; reason: string }[]
  stages: StageTime[]
  seconds: number
}

/** Token ids follow each other. */
export interface DemoBatch {
  intentId: string
  txHash: string
  firstTokenId: string
  quantity: number
  gasUsed: string
}

/** The report for a person: collection, batches, stages. */
export function formatReport(report: DemoReport): string {
  const batches = table(
    ['batch (intent id)', 'transaction', 'token ids', 'gas'],
    ['left', 'left', 'left', 'right'],
  )
  for (const batch of report.batches) {
    batches.push([batch.intentId, shorten(batch.txHash), range(batch), grouped(batch.gasUsed)])
  }
  const stages = table(['stage', 'seconds'], ['left', 'right'])
  for (const stage of report.stages) stages.push([stage.name, stage.seconds.toFixed(1)])
  stages.push(['all', report.seconds.toFixed(1)])

  return [
    '',
    `Collection  ${report.collection.address}  ${report.collection.standard} on ${report.chainId}`,
    `Created in  ${report.collection.txHash}`,
    `Tokens      ${report.tokens.ready} of ${report.tokens.count} ready in the catalog`,
    ...report.skipped.map((file) => `Skipped     ${file.file}: ${file.reason}`),
    '',
    batches.toString(),
    '',
    stages.toString(),
    '',
  ].join('\n')
}

/** Columns and a line under their heads; nothing that a log file could not hold. */
function table(head: string[], colAligns: ('left' | 'right')[]): Table.Table {
  const none = Object.fromEntries(
    [
      'top',
      'top-mid',
      'top-left',
      'top-right',
      'bottom',
      'bottom-mid',
      'bottom-left',
      'bottom-right',
      'left',
      'left-mid',
      'mid',
      'mid-mid',
      'right',
      'right-mid',
    ].map((place) => [place, '']),
  )
  return new Table({
    head,
    colAligns,
    chars: { ...none, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
}

function shorten(hash: string): string {
  return `${hash.slice(0, 10)}…${hash.slice(-8)}`
}

function range({ firstTokenId, quantity }: DemoBatch): string {
  return quantity === 1 ? firstTokenId : `${firstTokenId} to ${BigInt(firstTokenId) + BigInt(quantity) - 1n}`
}

function grouped(decimal: string): string {
  return BigInt(decimal).toLocaleString('en')
}
