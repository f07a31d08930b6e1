import { actions } from './vi/actions.ts'
import { drop } from './vi/drop.ts'
import { help } from './vi/help.ts'
import { layout } from './vi/layout.ts'
import { nav } from './vi/nav.ts'
import { notices } from './vi/notices.ts'
import { projects } from './vi/projects.ts'
import { items } from './vi/items.ts'
import { bulk, edits } from './vi/edits.ts'
import { mend, problems } from './vi/problems.ts'
import { transfer } from './vi/transfer.ts'
import { generate } from './vi/generate.ts'
import { traits } from './vi/traits.ts'
import { publish } from './vi/publish.ts'
import { queue } from './vi/queue.ts'
import { recovery } from './vi/recovery.ts'
import { settings } from './vi/settings.ts'
import { status } from './vi/status.ts'
import { storage } from './vi/storage.ts'
import { tasks } from './vi/tasks.ts'
import { ui } from './vi/ui.ts'
import { updates } from './vi/updates.ts'
import { viewer } from './vi/viewer.ts'
import type { en } from './en.ts'
import type { Words } from './words.ts'

/** Vietnamese has one plural form; i18next asks only for `_other`, the `_one` keys repeat it for the type. */
export const vi: Words<typeof en> = {
  actions,
  drop,
  help,
  layout,
  nav,
  notices,
  projects,
  items,
  edits,
  bulk,
  problems,
  mend,
  transfer,
  generate,
  traits,
  publish,
  queue,
  recovery,
  settings,
  status,
  storage,
  tasks,
  ui,
  updates,
  viewer,
}
