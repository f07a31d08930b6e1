import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds wrong with the window as it is, one line a finding; nothing where all is well. */
export async function findViolations(page: Page): Promise<string[]> {
  // In one page: the usual way opens a second one to gather results in, which a studio refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.replace(/\s+/g, ' ').replace(/^Fix (any|all) of the following: /, '')
      return `${id}: ${help} at ${target.join(' ')} (${why})`
    }),
  )
}
