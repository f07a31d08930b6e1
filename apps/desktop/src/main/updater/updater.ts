// Looks for newer versions of the studio, and fetches one when a person says so. Never more than one thing at a time.
import type { UpdateFailure, UpdateView } from '../../contract/updates.ts'

/** `manual`: this copy cannot replace itself. */
export type Found = { state: 'available'; version: string } | { state: 'current' } | { state: 'manual' }

/** Where newer versions come from. */
export interface UpdateFeed {
  look(): Promise<Found>
  /** Fetches what `look` found and checks it by its hash; it is put in place when the studio ends. */
  fetch(onShare: (share: number) => void): Promise<void>
  /** What an error of the two means. */
  reasonOf(error: unknown): UpdateFailure
}

export interface Updater {
  view(): UpdateView
  check(): Promise<UpdateView>
  download(): Promise<UpdateView>
}

/**
 * @param feed undefined in a copy that was packaged without one: it never looks
 * @param onChange hears of every change
 */
export function createUpdater(
  feed: UpdateFeed | undefined,
  onChange: (view: UpdateView) => void,
  log: (line: string) => void,
): Updater {
  let view: UpdateView = {
    state: feed ? 'unknown' : 'off',
    version: undefined,
    share: undefined,
    checkedAt: undefined,
    failure: undefined,
  }
  let busy: Promise<UpdateView> | undefined
  const change = (part: Partial<UpdateView>): UpdateView => {
    view = { ...view, ...part }
    onChange(view)
    return view
  }

  async function look({ look, reasonOf }: UpdateFeed): Promise<UpdateView> {
    const { state } = view
    change({ state: 'checking', failure: undefined })
    try {
      return change({ version: undefined, ...(await look()), checkedAt: new Date().toISOString() })
    } catch (error) {
      log(`Looking for a newer version failed: ${String(error)}`)
      return change({ state, failure: reasonOf(error), checkedAt: new Date().toISOString() })
    }
  }

  async function fetch({ fetch, reasonOf }: UpdateFeed): Promise<UpdateView> {
    change({ state: 'downloading', share: 0, failure: undefined })
    try {
      await fetch((share) => change({ share }))
      return change({ state: 'ready', share: undefined })
    } catch (error) {
      log(`Fetching the newer version failed: ${String(error)}`)
      return change({ state: 'available', share: undefined, failure: reasonOf(error) })
    }
  }

  function once(run: (feed: UpdateFeed) => Promise<UpdateView>): Promise<UpdateView> {
    if (!feed) return Promise.resolve(view)
    busy ??= run(feed).finally(() => (busy = undefined))
    return busy
  }
  return {
    view: () => view,
    // What is ready is not looked for again: it would be fetched twice.
    check: () => (view.state === 'ready' ? Promise.resolve(view) : once(look)),
    download: () => (view.state === 'available' ? once(fetch) : (busy ?? Promise.resolve(view))),
  }
}
