/** What a part of the tests came to. */
export interface Outcome {
  passed: number
  failed: number
  skipped: number
  /** Why something was skipped, and what to do about it. */
  reasons: string[]
}

export const nothing: Outcome = { passed: 0, failed: 0, skipped: 0, reasons: [] }

export function add(one: Outcome, other: Outcome): Outcome {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    reasons: [...one.reasons, ...other.reasons],
  }
}

/** A part that could not run at all counts as one skipped test. */
export function skippedPart(part: string, reason: string): Outcome {
  return { ...nothing, skipped: 1, reasons: [`${part} skipped: ${reason}`] }
}

/** Where nothing may be skipped, what was skipped has failed. */
export function withoutSkips(outcome: Outcome): Outcome {
  return { ...outcome, failed: outcome.failed + outcome.skipped, skipped: 0 }
}

/** The closing line: `N passed, N failed`, and `, N skipped` where there are any. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** The part of the JSON that vitest's reporter writes which is counted. */
interface VitestReport {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; name: string; assertionResults: { status: string }[] }[]
}

/** Counts a vitest run. A file that does not load counts as one failure, and so does a crash outside tests. */
export function ofVitest(report: VitestReport, exitCode: number): Outcome {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  const skipped = report.numPendingTests + report.numTodoTests
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped,
    reasons: skipped > 0 ? [`${skipped} tests were skipped by their own conditions`] : [],
  }
}

/** The part of the JSON that Playwright's reporter writes which is counted. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Counts a Playwright run; a test that passed only when repeated has passed. */
export function ofPlaywright({ stats }: PlaywrightReport, exitCode: number): Outcome {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected === 0 && exitCode !== 0 ? 1 : stats.unexpected,
    skipped: stats.skipped,
    reasons:
      stats.skipped > 0 ? [`${stats.skipped} Playwright tests were skipped by their own conditions`] : [],
  }
}
