/** One thing that one part of the system says to another. */
export interface Said {
  from: string
  to: string
  /** In short, such as `AuthService/GetNonce` or `SET siwe:nonce:… EX 300`. */
  what: string
  /** What comes with it: parameters, a message's fields, an answer. */
  data?: unknown
}

/** Which of the things that are said is meant. */
export interface Arrow {
  from: string
  to: string
  what: string | RegExp
  where?: (data: unknown) => boolean
}

/** A sequence that goes on only arrow by arrow. */
export interface Walk {
  /**
   * Resolves once an arrow is on its way. It waits there, and so does everything that would follow from it.
   * @throws when it does not come, or one that was waited for before has not been let pass
   */
  at(number: number): Promise<Said>
  /** Lets an arrow arrive. */
  pass(number: number): void
  /** Lets an arrow arrive as soon as it is on its way. @returns what comes with it */
  follow(number: number): Promise<unknown>
}

/** Everything that is said, in order, and the places where it is made to wait. */
export interface Tape {
  readonly lines: readonly Said[]
  /** How often something was said. */
  times(what: string | RegExp): number
  /** Writes a line down; resolves when what it says may go on to its receiver. */
  say(said: Said): Promise<void>
  /** From now on the first thing that fits each of these arrows is held until it is let pass. */
  walk(arrows: Readonly<Record<number, Arrow>>): Walk
  /** Lets everything pass, now and later. */
  release(): void
}

interface Gate {
  number: number
  arrow: Arrow
  reached: Later<Said>
  passed: Later<void>
  state: 'open' | 'held' | 'passed'
}

interface Later<T> {
  promise: Promise<T>
  resolve(value: T): void
}

/** A limit against hangs only. */
const patience = 60_000

export function createTape(): Tape {
  const lines: Said[] = []
  const gates: Gate[] = []
  let released = false

  return {
    lines,
    times: (what) => lines.filter((said) => says(said, what)).length,
    async say(said) {
      lines.push(said)
      const gate = released
        ? undefined
        : gates.find(({ state, arrow }) => state === 'open' && fits(arrow, said))
      if (!gate) return
      gate.state = 'held'
      gate.reached.resolve(said)
      await gate.passed.promise
    },
    walk(arrows) {
      const own = Object.entries(arrows).map(([number, arrow]): Gate => {
        return { number: Number(number), arrow, reached: later(), passed: later(), state: 'open' }
      })
      gates.push(...own)
      return createSteps(own, lines)
    },
    release() {
      released = true
      for (const gate of gates) gate.passed.resolve()
    },
  }
}

function later<T>(): Later<T> {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => (resolve = settle))
  return { promise, resolve: (value) => resolve(value) }
}

function createSteps(gates: readonly Gate[], lines: readonly Said[]): Walk {
  const find = (number: number) => {
    const gate = gates.find((candidate) => candidate.number === number)
    if (!gate) throw new Error(`No arrow has the number ${number}.`)
    return gate
  }
  const awaited = new Set<Gate>()
  const walk: Walk = {
    async at(number) {
      const gate = find(number)
      const stuck = [...awaited].find((other) => other !== gate && other.state !== 'passed')
      if (stuck) throw new Error(`The sequence stands still before arrow ${stuck.number}.`)
      awaited.add(gate)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(neverCame(gate, gates, lines))), patience)
      })
      return Promise.race([gate.reached.promise, late]).finally(() => clearTimeout(timer))
    },
    pass(number) {
      const gate = find(number)
      if (gate.state !== 'held') throw new Error(`Arrow ${number} is not on its way.`)
      gate.state = 'passed'
      gate.passed.resolve()
    },
    async follow(number) {
      const { data } = await walk.at(number)
      walk.pass(number)
      return data
    },
  }
  return walk
}

function fits({ from, to, what, where }: Arrow, said: Said): boolean {
  return said.from === from && said.to === to && says(said, what) && (where?.(said.data) ?? true)
}

function says(said: Said, what: string | RegExp): boolean {
  return typeof what === 'string' ? said.what === what : what.test(said.what)
}

function neverCame({ number, arrow }: Gate, gates: readonly Gate[], lines: readonly Said[]): string {
  const early = gates.filter((gate) => gate.state === 'held').map((gate) => gate.number)
  const last = lines.slice(-30).map(({ from, to, what }) => `  ${from} -> ${to}: ${what}`)
  return [
    `Arrow ${number}, ${arrow.from} -> ${arrow.to}: ${String(arrow.what)}, never came.`,
    ...(early.length > 0 ? [`Too early came, and wait: ${early.join(', ')}.`] : []),
    'Said last:',
    ...last,
  ].join('\n')
}
