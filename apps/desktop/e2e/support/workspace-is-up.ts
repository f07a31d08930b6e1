import { expect } from '@playwright/test'
import type { Studio } from '../open-studio.ts'

/** The workspace of a studio that has just been opened takes a few seconds. */
export async function workspaceIsUp(studio: Pick<Studio, 'page'>): Promise<void> {
  await expect
    .poll(
      () =>
        studio.page.evaluate(async () => {
          const status = await window.intaglio.getStatus(undefined)
          return status.ok && status.value.backend
        }),
      // As in playwright.config.ts, which who measures outside of a test does not read.
      { timeout: 90_000 },
    )
    .not.toBe('starting')
}
