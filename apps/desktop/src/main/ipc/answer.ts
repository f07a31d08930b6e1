// Decides about one request of the window, without Electron: who asks, with what, and what they hear.
import { z } from 'zod'
import type { Reply } from '../../contract/api.ts'
import type { RequestName } from '../../contract/channels.ts'
import { requestSchemas, type RequestInput, type RequestOutput } from '../../contract/requests.ts'
import { toErrorView } from '../processes/error-view.ts'

export type Handlers = {
  [Name in RequestName]: (input: RequestInput<Name>) => Promise<RequestOutput<Name>> | RequestOutput<Name>
}

/** A refusal names what was wrong, and a payload may hold a million wrong keys. */
const MESSAGE_LENGTH = 2_000

/** The frame that asks, as far as trust depends on it; null once it navigated away. */
export type Sender = { readonly url: string; readonly parent: unknown } | null

/**
 * Answers one request, and never throws. A request from a frame that is not the studio's own page
 * (UNTRUSTED_SENDER), or with a payload that its schema refuses (INVALID_INPUT), reaches no handler.
 */
export async function answerRequest<Name extends RequestName>(
  name: Name,
  handler: Handlers[Name],
  isTrustedUrl: (url: string) => boolean,
  sender: Sender,
  payload: unknown,
): Promise<Reply<unknown>> {
  try {
    if (sender === null || sender.parent !== null || !isTrustedUrl(sender.url)) {
      return refused('UNTRUSTED_SENDER', `${name} was asked by a page that is not the studio's.`)
    }
    const schema: z.ZodType = requestSchemas[name]
    const input = schema.safeParse(payload)
    if (!input.success) return refused('INVALID_INPUT', z.prettifyError(input.error).slice(0, MESSAGE_LENGTH))
    return { ok: true, value: await handler(input.data as RequestInput<Name>) }
  } catch (error) {
    return { ok: false, error: toErrorView(error) }
  }
}

function refused(code: string, message: string): Reply<never> {
  return { ok: false, error: { code, message, why: undefined, next: undefined, retryable: false } }
}
