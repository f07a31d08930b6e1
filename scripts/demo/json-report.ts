import type { DemoBatch, DemoReport } from './report.ts'

/** The document `--json` prints, piece by piece: it may be larger than what one would hold in memory. */
export async function* jsonReport(report: DemoReport): AsyncGenerator<string> {
  const { stack, chainId, collection, batches, tokens, skipped, stages, seconds } = report
  const fields = (part: object) => JSON.stringify(part, null, 2).slice(2, -2)
  yield `{\n${fields({ stack, chainId, collection })},\n  "batches": [`
  let comma = ''
  for (const batch of batches) {
    yield `${comma}\n    ${JSON.stringify(withTokenIds(batch))}`
    comma = ','
  }
  yield '\n  ],\n  "tokens": ['
  comma = ''
  for await (const line of tokens.lines()) {
    yield `${comma}\n    ${line}`
    comma = ','
  }
  yield `\n  ],\n${fields({ skipped, stages, seconds })}\n}\n`
}

function withTokenIds({ intentId, txHash, firstTokenId, quantity, gasUsed }: DemoBatch) {
  const first = BigInt(firstTokenId)
  const tokenIds = Array.from({ length: quantity }, (_, index) => String(first + BigInt(index)))
  return { intentId, txHash, tokenIds, gasUsed }
}
