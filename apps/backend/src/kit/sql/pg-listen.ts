import pg from 'pg'

const firstDelay = 100
const longestDelay = 10_000

/** Holds one connection that listens to a channel and comes back with growing delays when it is lost. */
export async function listen(
  url: string,
  channel: string,
  handler: () => void,
): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let delay = firstDelay

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      application_name: `intaglio listen ${channel}`,
    })
    // pg says both "error" and "end" for one loss; one of them is enough to come back.
    next.on('error', () => undefined)
    next.on('end', comeBack)
    next.on('notification', handler)
    try {
      await next.connect()
      await next.query(`LISTEN ${next.escapeIdentifier(channel)}`)
    } catch (error) {
      await next.end().catch(() => undefined)
      throw error
    }
    client = next
    delay = firstDelay
  }

  function comeBack(): void {
    if (stopped || timer) return
    client = undefined
    timer = setTimeout(() => {
      timer = undefined
      connect().then(handler, comeBack)
    }, delay).unref()
    delay = Math.min(delay * 2, longestDelay)
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end().catch(() => undefined)
  }
}
