// The only door between the window and the main process.
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import type { Reply } from '../../contract/api.ts'
import { channels, type RequestName } from '../../contract/channels.ts'
import { requestSchemas, type RequestInput, type RequestOutput } from '../../contract/requests.ts'
import { toErrorView } from '../processes/error-view.ts'

export type Handlers = {
  [Name in RequestName]: (input: RequestInput<Name>) => Promise<RequestOutput<Name>> | RequestOutput<Name>
}

/**
 * Answers every request of the contract. A request from a page that is not the studio's own, or with a payload
 * that its schema refuses, reaches no handler.
 */
export function handleRequests(handlers: Handlers, isTrustedUrl: (url: string) => boolean): void {
  for (const name of Object.keys(channels) as RequestName[]) handleRequest(name, handlers[name], isTrustedUrl)
}

function handleRequest<Name extends RequestName>(
  name: Name,
  handler: Handlers[Name],
  isTrustedUrl: (url: string) => boolean,
): void {
  const schema: z.ZodType = requestSchemas[name]
  ipcMain.handle(
    channels[name],
    async (event: IpcMainInvokeEvent, payload: unknown): Promise<Reply<unknown>> => {
      try {
        // A frame that navigated away has no frame left: refused like a stranger.
        const sender = event.senderFrame
        if (sender === null || sender.parent !== null || !isTrustedUrl(sender.url)) {
          return refused('UNTRUSTED_SENDER', `${name} was asked by a page that is not the studio's.`)
        }
        const input = schema.safeParse(payload)
        if (!input.success) return refused('INVALID_INPUT', z.prettifyError(input.error))
        return { ok: true, value: await handler(input.data as RequestInput<Name>) }
      } catch (error) {
        return { ok: false, error: toErrorView(error) }
      }
    },
  )
}

function refused(code: string, message: string): Reply<never> {
  return { ok: false, error: { code, message, why: undefined, next: undefined, retryable: false } }
}
