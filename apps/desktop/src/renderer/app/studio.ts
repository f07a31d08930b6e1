// The window's way to the studio: the contract's methods, with failures as exceptions again.
import { inEnglish, paragraph, type Text } from '@intaglio/shared'
import type { Reply } from '../../contract/api.ts'
import type { RequestName } from '../../contract/channels.ts'
import { channels } from '../../contract/channels.ts'
import type { ErrorView } from '../../contract/models.ts'
import type { RequestInput, RequestOutput } from '../../contract/requests.ts'

/** A request was refused or failed; the view says what, why and what next. */
export class StudioError extends Error {
  override readonly name = 'StudioError'
  readonly view: ErrorView

  constructor(view: ErrorView) {
    super(inEnglish(view.message))
    this.view = view
  }
}

/** What a failure says to a person, for `useWords`. */
export function failureText(error: unknown): Text {
  if (!(error instanceof StudioError)) return error instanceof Error ? error.message : String(error)
  const { message, why, next } = error.view
  return paragraph([message, why, next])
}

type Studio = { readonly [Name in RequestName]: (input: RequestInput<Name>) => Promise<RequestOutput<Name>> }

function request<Name extends RequestName>(name: Name) {
  type Ask = (input: RequestInput<Name>) => Promise<Reply<RequestOutput<Name>>>
  return async (input: RequestInput<Name>): Promise<RequestOutput<Name>> => {
    const reply = await (window.intaglio[name] as Ask)(input)
    if (!reply.ok) throw new StudioError(reply.error)
    return reply.value
  }
}

/** @throws StudioError from every method. */
export const studio = Object.fromEntries(
  (Object.keys(channels) as RequestName[]).map((name) => [name, request(name)]),
) as unknown as Studio
