// The feed that a package was given when it was made: a folder of a web server, which electron-updater reads.
import { app } from 'electron'
import type { UpdateFeed } from './updater.ts'

/**
 * @param config the package's app-update.yml, which names the feed
 * @param log hears what went wrong
 */
export function openFeed(config: string, log: (line: string) => void): UpdateFeed {
  let loading: ReturnType<typeof load> | undefined
  const updater = () => (loading ??= load())

  // Only here: a package without a feed does not even load it.
  async function load() {
    const { autoUpdater } = (await import('electron-updater')).default
    const quiet = (): void => undefined
    const note = (message: unknown): void => log(`Updates: ${String(message).slice(0, 500)}`)
    autoUpdater.logger = { info: quiet, debug: quiet, warn: note, error: note }
    autoUpdater.updateConfigPath = config
    // A studio that is not packaged looks only where a test gave it a feed.
    autoUpdater.forceDevUpdateConfig = !app.isPackaged
    autoUpdater.autoDownload = false
    autoUpdater.autoInstallOnAppQuit = true
    // Else every request carries a number that tells this computer from others.
    autoUpdater.requestHeaders = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' }
    return autoUpdater
  }

  return {
    async look() {
      const found = await (await updater()).checkForUpdates()
      if (!found) return { state: 'manual' }
      return found.isUpdateAvailable
        ? { state: 'available', version: found.updateInfo.version }
        : { state: 'current' }
    },
    async fetch(onShare) {
      const source = await updater()
      const tell = ({ percent }: { percent: number }): void => onShare(percent / 100)
      source.on('download-progress', tell)
      try {
        await source.downloadUpdate()
      } finally {
        source.off('download-progress', tell)
      }
    },
    reasonOf(error) {
      const { code, message } = error as { code?: unknown; message?: unknown }
      if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged'
      const isUnreachable = /net::ERR_|ENOTFOUND|ECONN|ETIMEDOUT|HTTP_ERROR|CHANNEL_FILE_NOT_FOUND/
      return isUnreachable.test(`${String(code)} ${String(message)}`) ? 'unreachable' : 'other'
    },
  }
}
