// What the program is started as. Awaited: Electron looks for a screen once this module has run, and by then a command
// line or a decoder has ended.
import { roleOf } from './command-line/role.ts'

const role = roleOf(process.argv)
// What libraries say to those who build with them is nothing to who runs a command.
if (role !== 'studio') process.removeAllListeners('warning')
switch (role) {
  case 'command line':
    await import('./command-line/serve-command-line.ts')
    break
  case 'decoder':
    await import('./command-line/serve-decoder-child.ts')
    break
  case 'studio':
    await import('./open-studio.ts')
}
