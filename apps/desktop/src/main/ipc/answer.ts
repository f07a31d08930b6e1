// Decides about one request of the window, without Electron: who asks, with what, and what they hear.
import { invalidInput, mapText, say, type Text } from '@intaglio/shared'
import type { z } from 'zod'
import type { Reply } from '../../contract/api.ts'
import type { RequestName } from '../../contract/channels.ts'
import { pathsOf, requestSchemas, type RequestInput, type RequestOutput } from '../../contract/requests.ts'
import { toErrorView } from '../processes/error-view.ts'
import { isBounded } from './bounded.ts'

export type Handlers = {
  [Name in RequestName]: (input: RequestInput<Name>) => Promise<RequestOutput<Name>> | RequestOutput<Name>
}

/** Characters of each value in a refusal: what a window that was taken over sends may be long. */
const VALUE_LENGTH = 300

/** The frame that asks, as far as trust depends on it; null once it navigated away. */
export type Sender = { readonly url: string; readonly parent: unknown } | null

/** What the window is let through with. */
export interface Gate {
  isPage(url: string): boolean
  /** Whether the person chose this file or folder. A window that was taken over must not name others. */
  isChosen(path: string): boolean
}

/**
 * Answers one request, and never throws. A request from a frame that is not the studio's own page
 * (UNTRUSTED_SENDER), with a payload that its schema refuses
 * or that is too large to be parsed (INVALID_INPUT), or with a path that nobody chose (PATH_NOT_CHOSEN) reaches no handler.
 */
export async function answerRequest<Name extends RequestName>(
  name: Name,
  handler: Handlers[Name],
  gate: Gate,
  sender: Sender,
  payload: unknown,
): Promise<Reply<unknown>> {
  try {
    if (!isOwnPage(sender, gate.isPage)) {
      return refused('UNTRUSTED_SENDER', say`${{ name }} was asked by a page that is not the studio’s.`)
    }
    if (!isBounded(payload))
      return refused('INVALID_INPUT', say`${{ name }} was asked with more than any request holds.`)
    const schema: z.ZodType = requestSchemas[name]
    const input = schema.safeParse(payload)
    if (!input.success) return refused('INVALID_INPUT', refusalOf(input.error))
    const stranger = pathsOf(name, input.data).find((path) => !gate.isChosen(path))
    if (stranger !== undefined) {
      return refused(
        'PATH_NOT_CHOSEN',
        say`"${{ path: stranger }}" was not chosen in a dialog, nor dropped on the window.`,
      )
    }
    return { ok: true, value: await handler(input.data as RequestInput<Name>) }
  } catch (error) {
    return { ok: false, error: toErrorView(error) }
  }
}

/** Whether the studio's page itself asks, and no frame in it. */
export function isOwnPage(sender: Sender, isPage: Gate['isPage']): boolean {
  return sender !== null && sender.parent === null && isPage(sender.url)
}

function refusalOf(error: z.ZodError): Text {
  return mapText(invalidInput(error, 'payload').said.message, (text) => text.slice(0, VALUE_LENGTH))
}

/** What is answered to a request that reached no handler. */
export function refused(code: string, message: Text): Reply<never> {
  return { ok: false, error: { code, message, why: undefined, next: undefined, retryable: false } }
}
