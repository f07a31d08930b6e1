import { expect } from '@playwright/test'
import type { RunningStudio } from './running-studio.ts'

/** The workspace of a studio that has just been opened takes a few seconds. */
export async function workspaceIsUp(studio: RunningStudio): Promise<void> {
  await expect
    .poll(() =>
      studio.page.evaluate(async () => {
        const status = await window.intaglio.getStatus(undefined)
        return status.ok && status.value.backend
      }),
    )
    .not.toBe('starting')
}
