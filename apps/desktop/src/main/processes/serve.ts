// The utility process's side of the conversation.
import type { MessagePortMain } from 'electron'
import type { CallMessage, ChildMessage } from './messages.ts'
import { toErrorView } from './error-view.ts'

type AnyHandler = (input: never) => unknown

/**
 * Answers calls of the main process with the given methods; returns the function that pushes events to it.
 * @param onNews hears what the main process says besides calls
 */
export function serveCalls<Event, News = never>(
  methods: Readonly<Record<string, AnyHandler>>,
  onNews?: (news: News, ports: MessagePortMain[]) => void,
): (event: Event) => void {
  const port = process.parentPort
  const send = (message: ChildMessage): void => port.postMessage(message)

  port.on(
    'message',
    (message: { data: CallMessage | { type: 'news'; news: News }; ports: MessagePortMain[] }) => {
      if (message.data.type === 'news') return onNews?.(message.data.news, message.ports)
      const { id, method, input } = message.data
      void answer(methods[method], method, input).then(
        (value) => send({ type: 'answer', id, value }),
        (error: unknown) => send({ type: 'error', id, error: toErrorView(error) }),
      )
    },
  )
  return (event) => send({ type: 'event', event })
}

async function answer(handler: AnyHandler | undefined, method: string, input: unknown): Promise<unknown> {
  if (!handler) throw new Error(`${method} is not a method of this process.`)
  return handler(input as never)
}
