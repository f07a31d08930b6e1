import { app } from 'electron'

/** The studio ends when its processes have: they write what they hold. */
export function quitAfter(stop: () => Promise<void>): { isQuitting(): boolean } {
  let isQuitting = false
  let isStopped = false
  app.on('before-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    if (isQuitting) return
    isQuitting = true
    void stop().finally(() => {
      isStopped = true
      app.quit()
    })
  })
  return { isQuitting: () => isQuitting }
}
