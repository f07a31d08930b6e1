import loadHighs from 'highs'
import { buildDiagram, countChoices, type Diagram, forEdges } from './diagram.ts'
import { countedLayers, merge, type Problem } from './problem.ts'

/** Up to so many merged combinations each is a variable of its own, and the answer is exact. */
const maxRows = 2000
/** Beyond so many edges the program is not written down. */
const maxEdges = 30_000
/** Of the solver. Steps and no clock, so that every machine decides alike; the seconds are there for a solver that hangs. */
const limits = { mip_max_nodes: 5_000, simplex_iteration_limit: 500_000, time_limit: 120 }

/** How many rows of each merged combination make up a collection. */
export interface Witness {
  /** For each layer, the merged choice that stands for each choice. */
  mergedOf: number[][]
  parts: { row: number[]; count: number }[]
}

export type Verdict =
  /** `witness` where quotas had to be considered. */
  | { kind: 'possible'; witness?: Witness }
  | { kind: 'impossible' }
  /** The numbers do not contradict each other, and yet no collection was found. */
  | { kind: 'open' }

/**
 * Decides whether there are `problem.count` distinct allowed combinations that meet every quota, exactly but for `open`.
 *
 * Without quotas counting decides. With quotas the values that nothing tells apart are merged, and an integer program
 * (HiGHS) asks how many rows each merged combination gets, at most as many as there are; those that differ in what makes
 * nothing distinct share that bound. Where these are too many, the program speaks of the edges of the diagram instead; it
 * is then a relaxation, and its answer is cut into rows.
 * @param rowLimit merged combinations up to which the answer is exact
 * @throws IntaglioError `RULES_TOO_ENTANGLED`
 */
export async function decide(problem: Problem, rowLimit = maxRows): Promise<Verdict> {
  const { merged, mergedOf } = merge(problem)
  const diagram = buildDiagram(merged)
  if (diagram.count < BigInt(problem.count)) return { kind: 'impossible' }
  const quotas = merged.layers.flatMap(({ choices }, layer) =>
    choices.flatMap(({ quota }, choice) => (quota === undefined ? [] : [{ layer, choice, quota }])),
  )
  if (quotas.length === 0) return { kind: 'possible' }
  const counts = countChoices(merged, diagram)
  const isTooMuch = ({ layer, choice, quota }: Quota) =>
    quota > problem.count || (counts[layer]?.[choice] as bigint) < BigInt(quota)
  if (quotas.some(isTooMuch)) return { kind: 'impossible' }
  const rows = listRows(diagram, rowLimit)
  const program = rows ? rowProgram(merged, rows, quotas) : edgeProgram(merged, diagram, quotas)
  if (!program) return { kind: 'open' }
  const solution = (await solver()).solve(program.text, { ...limits, output_flag: false })
  if (solution.Status === 'Infeasible') return { kind: 'impossible' }
  if (solution.Status !== 'Optimal') return { kind: 'open' }
  const columns = solution.Columns as Record<string, { Primal?: number }>
  const parts = program.read((name) => Math.round(columns[name]?.Primal ?? 0))
  if (!parts || !adds(problem.count, quotas, parts)) return { kind: 'open' }
  return { kind: 'possible', witness: { mergedOf, parts } }
}

let loaded: ReturnType<typeof loadHighs> | undefined
/** One for all questions: its WebAssembly is compiled once. */
function solver(): ReturnType<typeof loadHighs> {
  return (loaded ??= loadHighs())
}

interface Quota {
  layer: number
  choice: number
  quota: number
}
interface Program {
  /** In CPLEX's LP format. */
  text: string
  /** Rows out of the variables' values; undefined where they cannot be cut into distinct ones. */
  read(value: (name: string) => number): Witness['parts'] | undefined
}

/** The solver computes in floating point: what it found is added up again. */
function adds(count: number, quotas: Quota[], parts: Witness['parts']): boolean {
  const sum = (some: Witness['parts']) => some.reduce((before, part) => before + part.count, 0)
  return (
    sum(parts) === count &&
    quotas.every(
      ({ layer, choice, quota }) => sum(parts.filter(({ row }) => row[layer] === choice)) === quota,
    )
  )
}

function rowProgram(problem: Problem, rows: number[][], quotas: Quota[]): Program {
  const names = rows.map((_, index) => `x${index}`)
  const sizes = rows.map((row) => sizeOf(problem, row))
  const equations = [
    `${names.join(' + ')} = ${problem.count}`,
    ...quotas.map(({ layer, choice, quota }) => {
      const of = names.filter((_, index) => rows[index]?.[layer] === choice)
      return `${of.length === 0 ? '0 x0' : of.join(' + ')} = ${quota}`
    }),
    ...sharedBounds(problem, rows).map(({ of, most }) => {
      return `${of.map((index) => names[index]).join(' + ')} <= ${most}`
    }),
  ]
  const bounds = names.map(
    (name, index) => `0 <= ${name} <= ${Math.min(problem.count, sizes[index] as number)}`,
  )
  return {
    text: write(equations, bounds, names),
    read: (value) =>
      rows.flatMap((row, index) => {
        const count = value(`x${index}`)
        return count > 0 ? [{ row, count }] : []
      }),
  }
}

/** Rows that count as the same combinations, and how many there are of these. */
function sharedBounds(problem: Problem, rows: number[][]): { of: number[]; most: number }[] {
  const same = new Map<string, number[]>()
  rows.forEach((row, index) => {
    const dna = dnaOf(problem, row)
    same.set(dna, [...(same.get(dna) ?? []), index])
  })
  return [...same.values()]
    .filter((of) => of.length > 1)
    .map((of) => ({ of, most: sizeOf(problem, rows[of[0] as number] as number[]) }))
}

function dnaOf(problem: Problem, row: readonly number[]): string {
  return countedLayers(problem)
    .map((layer) => row[layer])
    .join()
}

function edgeProgram(problem: Problem, diagram: Diagram, quotas: Quota[]): Program | undefined {
  const names: string[] = []
  const bounds: string[] = []
  const into = new Map<string, string[]>()
  const outOf = new Map<string, string[]>()
  const ofChoice = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, key: string, name: string) => {
    const before = map.get(key)
    if (before) before.push(name)
    else map.set(key, [name])
  }
  let beginnings: number[] = [1]
  diagram.levels.forEach((level, depth) => {
    const nextLevel = diagram.levels[depth + 1]
    const after: number[] = new Array<number>(nextLevel?.nodes ?? 1).fill(0)
    forEdges(level, (node, choice, target) => {
      const name = `e${depth}_${node}_${choice}`
      const size = problem.layers[level.layer]?.choices[choice]?.size ?? 1
      const ways = (beginnings[node] as number) * size
      const most = Math.min(problem.count, ways * (nextLevel ? (nextLevel.room[target] as number) : 1))
      names.push(name)
      bounds.push(`0 <= ${name} <= ${most}`)
      put(outOf, `${depth}_${node}`, name)
      if (nextLevel) put(into, `${depth + 1}_${target}`, name)
      put(ofChoice, `${level.layer}_${choice}`, name)
      after[nextLevel ? target : 0] = Math.min((after[nextLevel ? target : 0] as number) + ways, 2 ** 40)
    })
    beginnings = after
  })
  if (names.length > maxEdges) return undefined
  const equations = [
    `${(outOf.get('0_0') ?? []).join(' + ')} = ${problem.count}`,
    ...[...into].map(([node, edges]) => `${edges.join(' + ')} - ${(outOf.get(node) ?? []).join(' - ')} = 0`),
    ...quotas.map(({ layer, choice, quota }) => {
      const edges = ofChoice.get(`${layer}_${choice}`) ?? []
      return `${edges.length === 0 ? `0 ${names[0]}` : edges.join(' + ')} = ${quota}`
    }),
  ]
  return {
    text: write(equations, bounds, names),
    read: (value) => cut(problem, diagram, (depth, node, choice) => value(`e${depth}_${node}_${choice}`)),
  }
}

/** Cuts a flow into rows, none more often than it is there. */
function cut(
  problem: Problem,
  diagram: Diagram,
  flowOf: (depth: number, node: number, choice: number) => number,
): Witness['parts'] | undefined {
  const flow = diagram.levels.map(({ nodes, width }, depth) =>
    Array.from({ length: nodes * width }, (_, at) => flowOf(depth, Math.floor(at / width), at % width)),
  )
  const taken = new Map<string, { row: number[]; count: number }>()
  const takenOf = new Map<string, number>()
  const row: number[] = []
  const path: { depth: number; at: number }[] = []
  let steps = 1_000_000
  const visit = (depth: number, node: number): boolean => {
    const level = diagram.levels[depth]
    if (!level) {
      const part = taken.get(row.join()) ?? { row: [...row], count: 0 }
      const dna = dnaOf(problem, row)
      const room = sizeOf(problem, row) - (takenOf.get(dna) ?? 0)
      const amount = Math.min(room, ...path.map((edge) => flow[edge.depth]?.[edge.at] as number))
      if (amount <= 0) return false
      part.count += amount
      taken.set(row.join(), part)
      takenOf.set(dna, (takenOf.get(dna) ?? 0) + amount)
      for (const edge of path) (flow[edge.depth] as number[])[edge.at]! -= amount
      return true
    }
    for (let choice = 0; choice < level.width; choice += 1) {
      const at = node * level.width + choice
      if ((flow[depth]?.[at] as number) <= 0 || (steps -= 1) < 0) continue
      row[level.layer] = choice
      path.push({ depth, at })
      const found = visit(depth + 1, level.next[at] as number)
      path.pop()
      if (found) return true
    }
    return false
  }
  let left = problem.count
  while (left > 0) {
    if (!visit(0, 0)) return undefined
    left = problem.count - [...taken.values()].reduce((sum, part) => sum + part.count, 0)
  }
  return [...taken.values()]
}

function sizeOf({ layers }: Problem, row: number[]): number {
  return row.reduce((size, choice, layer) => size * (layers[layer]?.choices[choice]?.size ?? 1), 1)
}

/** All rows of a diagram; undefined where there are more than `limit`. */
function listRows({ levels }: Diagram, limit: number): number[][] | undefined {
  let rows: { row: number[]; node: number }[] = [{ row: [], node: 0 }]
  for (const { layer, width, next } of levels) {
    rows = rows.flatMap(({ row, node }) =>
      Array.from({ length: width }, (_, choice) => ({ choice, node: next[node * width + choice] as number }))
        .filter((edge) => edge.node >= 0)
        .map((edge) => {
          const longer = [...row]
          longer[layer] = edge.choice
          return { row: longer, node: edge.node }
        }),
    )
    if (rows.length > limit) return undefined
  }
  return rows.map(({ row }) => row)
}

function write(equations: string[], bounds: string[], names: string[]): string {
  return [
    `Minimize\n obj: 0 ${names[0]}`,
    'Subject To',
    ...equations.map((equation, index) => ` c${index}: ${wrap(equation)}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'General',
    ...names.map((name) => ` ${name}`),
    'End',
  ].join('\n')
}

/** The format's lines are of limited length. */
function wrap(equation: string): string {
  return equation.replace(/((?:[^ ]+ ){40})/g, '$1\n  ')
}
