import { Intent } from '@intaglio/proto/orchestrator'
import { InvalidInputError, intentChannel, type IntentKind, say } from '@intaglio/shared'
import { args, check } from '../check.ts'
import { callerOf, type GatewayContext } from '../context.ts'
import { createPushStream } from './push-stream.ts'

const finalStatuses = new Set(['ready', 'failed', 'expired'])

/** Announcements made while a connection to the cache is down are lost, so the state is read again now and then. */
const rereadMilliseconds = 10_000

/**
 * An intent's state as it is now and every change of it, ending after a final state. Listening begins before the
 * first look, so nothing can happen in between.
 *
 * @throws IntaglioError where the caller is nobody, or the intent is of another kind or another person
 */
export async function watchIntent(
  context: GatewayContext,
  raw: unknown,
  kind: IntentKind,
): Promise<AsyncIterableIterator<Intent>> {
  const { intentId } = check(args.intent, raw)
  const caller = await callerOf(context)
  const read = () => context.clients.intent.getIntent({ intentId, caller })

  let last = ''
  const opened: { timer?: NodeJS.Timeout; unsubscribe?: () => Promise<void> } = {}
  const stream = createPushStream<Intent>(() => {
    clearInterval(opened.timer)
    void opened
      .unsubscribe?.()
      .catch((error: unknown) => context.log.warn({ err: error }, 'a channel was not left'))
  })
  const announce = (intent: Intent) => {
    const text = JSON.stringify(intent)
    if (text === last) return
    last = text
    stream.push(intent)
    if (finalStatuses.has(intent.status)) stream.end()
  }

  const reread = () =>
    void read()
      .then(announce)
      .catch((error: unknown) =>
        context.log.warn({ err: error, intentId }, 'an intent could not be read again'),
      )

  // A change announced during the first look may be older or newer than what the look shows: look again then.
  let isLooking = true
  let changedMeanwhile = false
  opened.unsubscribe = await context.cache.subscribe(intentChannel(intentId), (message) => {
    if (isLooking) changedMeanwhile = true
    else announce(Intent.fromPartial(JSON.parse(message) as Intent))
  })
  opened.timer = setInterval(reread, rereadMilliseconds).unref()
  try {
    let current = await read()
    if (current.kind !== kind)
      throw new InvalidInputError(
        'intentId',
        say`is the id of a ${{ found: current.kind }}, not a ${{ wanted: kind }}`,
      )
    while (changedMeanwhile) {
      changedMeanwhile = false
      current = await read()
    }
    isLooking = false
    announce(current)
  } catch (error) {
    stream.end()
    throw error
  }
  return stream.values
}
