import { utilityProcess, type MessagePortMain } from 'electron'
import { UnavailableError, say, type Phrase } from '@intaglio/shared'
import { RemoteError } from './error-view.ts'
import type { ChildMessage } from './messages.ts'

export interface UtilityOptions<Event> {
  /** Path of the entry module. */
  entry: string
  /** Shown by the system's process list. */
  name: string
  /** What it is to a person. */
  what: Phrase
  onEvent?: (event: Event) => void
  /** Called once when the process is gone, with its exit code. */
  onExit?: (code: number) => void
  onLog?: (line: string) => void
}

/** A process of the studio that answers typed calls. */
export interface Utility<Methods extends MethodMap<Methods>> {
  call<Name extends keyof Methods & string>(
    method: Name,
    ...input: Parameters<Methods[Name]>
  ): Promise<Awaited<ReturnType<Methods[Name]>>>
  /** Says something that wants no answer, and may hand over ports. */
  tell(news: unknown, ports?: MessagePortMain[]): void
  /** Asks it to end through its `stop` method, and insists after the grace time. */
  stop(graceMilliseconds: number): Promise<void>
}

export type MethodMap<Methods> = { [Name in keyof Methods]: (...input: never[]) => unknown }

/** Starts a utility process. Calls made before it is up wait for it; calls in flight fail when it ends. */
export function startUtility<Methods extends MethodMap<Methods>, Event = never>(
  options: UtilityOptions<Event>,
): Utility<Methods> {
  const child = utilityProcess.fork(options.entry, [], { serviceName: options.name, stdio: 'pipe' })
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  let nextId = 1
  let gone = false

  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => options.onLog?.(chunk.toString().trimEnd()))
  }
  child.on('message', (message: ChildMessage) => {
    if (message.type === 'event') return options.onEvent?.(message.event as Event)
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.type === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(new RemoteError(message.error))
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      gone = true
      for (const { reject } of pending.values())
        reject(new UnavailableError(options.what, { why: say`Its process ended.` }))
      pending.clear()
      options.onExit?.(code)
      resolve()
    })
  })

  const send = (method: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(new UnavailableError(options.what, { why: say`Its process ended.` }))
      const id = nextId++
      pending.set(id, { resolve, reject })
      child.postMessage({ type: 'call', id, method, input })
    })

  return {
    call: (method, ...input) =>
      send(method, input[0]) as Promise<Awaited<ReturnType<Methods[typeof method]>>>,
    tell(news, ports) {
      if (!gone) child.postMessage({ type: 'news', news }, ports)
    },
    async stop(graceMilliseconds) {
      if (gone) return
      const insist = setTimeout(() => child.kill(), graceMilliseconds)
      await send('stop', undefined).catch(() => undefined)
      child.kill()
      await exited
      clearTimeout(insist)
    },
  }
}
