import { powerSaveBlocker } from 'electron'

/** Keeps the computer from falling asleep over its work; its screen may go dark. */
export function createKeepAwake(): (isWorking: boolean) => void {
  let blocker: number | undefined
  return (isWorking) => {
    if (isWorking) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== undefined) {
      powerSaveBlocker.stop(blocker)
      blocker = undefined
    }
  }
}
