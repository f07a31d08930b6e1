import { actions } from './en/actions.ts'
import { drop } from './en/drop.ts'
import { help } from './en/help.ts'
import { layout } from './en/layout.ts'
import { nav } from './en/nav.ts'
import { notices } from './en/notices.ts'
import { projects } from './en/projects.ts'
import { items } from './en/items.ts'
import { bulk, edits } from './en/edits.ts'
import { mend, problems } from './en/problems.ts'
import { transfer } from './en/transfer.ts'
import { generate } from './en/generate.ts'
import { traits } from './en/traits.ts'
import { publish } from './en/publish.ts'
import { queue } from './en/queue.ts'
import { recovery } from './en/recovery.ts'
import { settings } from './en/settings.ts'
import { status } from './en/status.ts'
import { storage } from './en/storage.ts'
import { tasks } from './en/tasks.ts'
import { ui } from './en/ui.ts'
import { updates } from './en/updates.ts'
import { viewer } from './en/viewer.ts'

/** What the studio says, a file a screen. */
export const en = {
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
