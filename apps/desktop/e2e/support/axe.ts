import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What floats between or over the landmarks of a window: the lines that widen panes, menus and tooltips. axe's advice
 * that everything stands in a landmark is meant for the content of pages.
 */
const floating = /data-portal|role="separator"|mantine-(Tooltip|Menu)/

/** What axe finds wrong with the window as it is, one line a finding; nothing where all is well. */
export async function findViolations(page: Page): Promise<string[]> {
  // In one page: the usual way opens a second one to gather results in, which a studio refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'region' || !floating.test(html))
      .map(({ target, failureSummary = '' }) => {
        const why = failureSummary.replace(/\s+/g, ' ').replace(/^Fix (any|all) of the following: /, '')
        return `${id}: ${help} at ${target.join(' ')} (${why})`
      }),
  )
}
