import { expect, test } from 'vitest'
import { add, closingLine, nothing, ofPlaywright, ofVitest, skippedPart, withoutSkips } from './outcome.ts'

const report = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
}

test('the closing line names skips only where there are any', () => {
  expect(closingLine({ ...nothing, passed: 2 })).toBe('2 passed, 0 failed')
  expect(closingLine(add({ ...nothing, passed: 2 }, skippedPart('e2e', 'no Electron')))).toBe(
    '2 passed, 0 failed, 1 skipped',
  )
})

test('where nothing may be skipped a skip is a failure and keeps its reason', () => {
  const outcome = withoutSkips(skippedPart('servers', 'install Go'))
  expect(closingLine(outcome)).toBe('0 passed, 1 failed')
  expect(outcome.reasons).toEqual(['servers skipped: install Go'])
})

test('a test file that does not load is a failure', () => {
  const broken = { status: 'failed', name: 'a.test.ts', assertionResults: [] }
  expect(ofVitest({ ...report, testResults: [broken] }, 1)).toMatchObject({ passed: 3, failed: 1 })
})

test('a file with a failed test is not counted a second time', () => {
  const failed = { status: 'failed', name: 'a.test.ts', assertionResults: [{ status: 'failed' }] }
  expect(ofVitest({ ...report, numFailedTests: 1, testResults: [failed] }, 1).failed).toBe(1)
})

test('a run that fails with every test passed counts one failure', () => {
  expect(ofVitest(report, 1)).toMatchObject({ passed: 3, failed: 1 })
  expect(ofPlaywright({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } }, 1)).toMatchObject({
    passed: 4,
    failed: 1,
  })
})
