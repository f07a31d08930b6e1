import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { decoderMemory } from './decoder-memory.ts'
import type { DecoderProcess } from './decoders.ts'

const entry = fileURLToPath(new URL(`./decoder-child.worker${import.meta.url.slice(-3)}`, import.meta.url))
const nodeArguments = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=512']

/**
 * Starts a decoder as a child of this process, out of the program that runs it.
 * @param programArguments stand before the module; a packaged program, which runs no modules, is told by them what to be
 */
export function forkDecoder(
  module = entry,
  programArguments: readonly string[] = nodeArguments,
): DecoderProcess {
  const child = fork(module, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...programArguments],
    // Nothing of this process's environment, which may hold secrets.
    env: decoderMemory,
  })
  // It holds nobody up: a process with nothing else to do may end, and the child ends with it.
  child.unref()
  child.channel?.unref()
  return {
    send(question) {
      // A child that is gone says so by `exit`.
      child.channel?.ref()
      child.send(question, () => undefined)
    },
    onAnswer: (listener) =>
      child.on('message', (answer) => {
        child.channel?.unref()
        listener(answer)
      }),
    onExit(listener) {
      let told = false
      const tell = () => {
        if (!told) listener()
        told = true
      }
      child.once('exit', tell)
      child.once('disconnect', tell)
      child.once('error', tell)
    },
    kill: () => child.kill('SIGKILL'),
  }
}
