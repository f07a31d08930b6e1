import { say, type Text } from '@intaglio/shared'
import { readFile, stat } from 'node:fs/promises'
import { parse, type Expression, type Program } from 'acorn'
import { z } from 'zod'
import { blendModes, type BlendMode } from '../../contract/rules.ts'
import type { RecipeInput } from './recipe.ts'
import { stackOrders, type Stacked } from './stack-orders.ts'

interface OrderedLayer {
  folder: string
  trait: string | undefined
  blend: BlendMode | undefined
  opacity: number | undefined
  countsForDna: false | undefined
}

/** What HashLips' `src/config.js` says of a collection. */
export interface HashLipsConfig {
  /** All that an order names, lowest first; what is not named is not drawn. */
  layers: Stacked<OrderedLayer>[]
  /** How many tokens each order of layers makes; undefined where all tokens are made by one. */
  orders: number[] | undefined
  /** Whether the tokens of one order come before those of the next. */
  inOrder: boolean
  delimiter: string
  size: { width: number; height: number } | undefined
  words: Partial<Pick<RecipeInput, 'count' | 'background' | 'tokenName' | 'tokenDescription'>>
  /** What it says and we do not do. */
  warnings: { file: string; reason: Text }[]
}

const maxBytes = 1_000_000

const layerSchema = z.object({
  name: z.string().min(1),
  options: z
    .object({
      displayName: z.string().min(1).optional(),
      blend: z.string().optional(),
      opacity: z.number().min(0).max(1).optional(),
      bypassDNA: z.boolean().optional(),
    })
    .optional(),
})
const configSchema = z.object({
  layerConfigurations: z
    .array(
      z.object({
        growEditionSizeTo: z.int().min(1).max(100_000).optional().catch(undefined),
        layersOrder: z.array(layerSchema).min(1),
      }),
    )
    .min(1),
  shuffleLayerConfigurations: z.boolean().catch(false),
  rarityDelimiter: z.string().min(1).catch('#'),
  format: z
    .object({ width: z.int().min(1).max(16_384), height: z.int().min(1).max(16_384) })
    .optional()
    .catch(undefined),
  background: z
    .object({ generate: z.boolean(), static: z.boolean(), default: z.string() })
    .optional()
    .catch(undefined),
  namePrefix: z.string().max(200).optional().catch(undefined),
  description: z.string().max(10_000).optional().catch(undefined),
})

/** How it is named in reports. */
const configName = 'src/config.js'

/** What is said of one that could not be read. */
export const unreadConfig = {
  file: configName,
  reason: say`It cannot be read as settings: layers are taken in the order of their names.`,
}

/**
 * Reads the file as data: it is a program, and is never run.
 * @returns undefined where there is none; 'unread' where it cannot be read so
 */
export async function readHashLipsConfig(file: string): Promise<HashLipsConfig | 'unread' | undefined> {
  const seen = await stat(file).catch(() => undefined)
  if (!seen?.isFile()) return undefined
  if (seen.size > maxBytes) return 'unread'
  try {
    const program = parse(await readFile(file, 'utf8'), { ecmaVersion: 'latest', sourceType: 'script' })
    const parsed = configSchema.safeParse(constantsOf(program))
    return parsed.success ? toConfig(parsed.data) : 'unread'
  } catch {
    return 'unread'
  }
}

function toConfig(config: z.output<typeof configSchema>): HashLipsConfig {
  const { layerConfigurations, rarityDelimiter, format, background, namePrefix, description } = config
  const warnings: HashLipsConfig['warnings'] = []
  const warn = (reason: Text) => warnings.push({ file: configName, reason })
  if (background?.generate && !background.static) {
    warn(say`"background" is a colour at random in every picture; here it is none, or one for all.`)
  }
  let count = 0
  const orders = layerConfigurations.flatMap(({ growEditionSizeTo = 0, layersOrder }, index) => {
    const made = growEditionSizeTo - count
    if (index > 0 && made <= 0) {
      warn(
        say`Order ${{ number: index + 1 }} of "layerConfigurations" is left out: its growEditionSizeTo adds no items.`,
      )
      return []
    }
    count = growEditionSizeTo
    return [{ made, layers: layersOrder.map((layer) => toLayer(layer, warn)) }]
  })
  const layers = stackOrders(orders.map((order) => order.layers))
  const differ = layers.some((layer) => layer.orders.length < orders.length)
  const color = background?.generate && background.static ? background.default : ''
  return {
    layers,
    orders: differ ? orders.map(({ made }) => made) : undefined,
    inOrder: !config.shuffleLayerConfigurations,
    delimiter: rarityDelimiter,
    size: format,
    warnings,
    words: {
      ...(count > 0 && { count }),
      ...(/^#[0-9a-f]{6}$/i.test(color) && { background: color }),
      ...(namePrefix && { tokenName: `${namePrefix} #{position}` }),
      ...(description && { tokenDescription: description }),
    },
  }
}

function toLayer(
  { name, options = {} }: z.output<typeof layerSchema>,
  warn: (reason: Text) => void,
): OrderedLayer {
  const blend = blendOf(options.blend)
  if (blend === undefined && options.blend !== undefined) {
    warn(
      say`"${{ name }}" blends as ${{ blend: options.blend }}, which there is not here: it is laid on as it is.`,
    )
  }
  return {
    ...{ folder: name, trait: options.displayName, blend, opacity: options.opacity },
    countsForDna: options.bypassDNA ? false : undefined,
  }
}

/** By the names that a canvas gives them. */
function blendOf(named: string | undefined): BlendMode | undefined {
  if (named === 'source-over') return 'normal'
  if (named === 'lighter') return 'add'
  return blendModes.find((mode) => mode === named)
}

/** Every constant whose value is written there, by its name. */
function constantsOf(program: Program): Record<string, unknown> {
  const known = new Map<string, unknown>()
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration') continue
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && init) known.set(id.name, valueOf(init, known))
    }
  }
  return Object.fromEntries(known)
}

/** Undefined for what would have to be computed. */
function valueOf(node: Expression, known: ReadonlyMap<string, unknown>): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? node.quasis[0]?.value.cooked : undefined
    case 'Identifier':
      return known.get(node.name)
    case 'ArrayExpression':
      return node.elements.map((one) =>
        one === null || one.type === 'SpreadElement' ? undefined : valueOf(one, known),
      )
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((property) => {
          if (property.type !== 'Property' || property.computed) return []
          const { key, value } = property
          const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : ''
          return [[name, valueOf(value, known)]]
        }),
      )
    case 'MemberExpression':
      return modeOf(node.object.type === 'Identifier' ? node.object.name : '', node.property)
    default:
      return undefined
  }
}

/** `MODE.colorBurn` is HashLips' name of the canvas's "color-burn". */
function modeOf(object: string, property: { type: string; name?: string }): string | undefined {
  if (object !== 'MODE' || property.type !== 'Identifier') return undefined
  return property.name?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
