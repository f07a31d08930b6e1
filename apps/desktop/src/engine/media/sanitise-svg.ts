import { say, writeText } from '@intaglio/shared'
import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes'
import { SkipError } from './skip.ts'
import {
  animatesInSecret,
  drawingElements,
  isSafeReference,
  isSafeStyle,
  withoutImports,
} from './svg-rules.ts'

export const maxSvgBytes = 8 * 1024 * 1024
const maxDepth = 256
const maxElements = 200_000
/** Elements a viewer draws once every `use` is followed. */
const maxDrawn = 1_000_000

const svgNamespace = 'http://www.w3.org/2000/svg'
const xlinkNamespace = 'http://www.w3.org/1999/xlink'
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

export interface SafeSvg {
  /** The drawing as it was, where nothing had to go. */
  text: string
  /** What was left out, in words and each once; empty where nothing was. */
  removed: string[]
}

/**
 * A drawing without anything that acts or fetches: it would do so wherever a token is shown. It is parsed as strict
 * XML and written anew out of allowed parts, so nothing survives for being misread.
 * @throws SkipError where it is no drawing, is damaged, defines entities, or is made to exhaust a viewer
 */
export function sanitiseSvg(bytes: Uint8Array): SafeSvg {
  if (bytes.byteLength > maxSvgBytes) {
    throw new SkipError(
      'TOO_LARGE',
      say`A drawing (SVG) may have ${{ most: maxSvgBytes / 1024 / 1024 }} MiB.`,
    )
  }
  const removed = new Set<string>()
  const { source, encoding } = decode(bytes)
  // What another reader takes for another encoding could hold other elements.
  if (encoding !== 'utf-8') removed.add(writeText(say`the encoding ${{ encoding }}`))
  const out: string[] = []
  const drawn = createDrawnCount()
  /** Of the elements that are open: whether it is kept, and the style text within it. */
  const open: { name: string; kept: boolean; style: string[] | undefined }[] = []
  let elements = 0
  let tagOpen = false

  const closeTag = () => {
    if (tagOpen) out.push('>')
    tagOpen = false
  }
  const text = (value: string) => {
    const inside = open.at(-1)
    if (!inside?.kept) return
    if (inside.style) return void inside.style.push(value)
    closeTag()
    out.push(escapeText(value))
  }

  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw new SkipError('TRUNCATED', say`The drawing (SVG) is damaged: ${{ detail: error.message }}.`)
  })
  parser.on('doctype', (doctype) => {
    if (/\[|<!ENTITY/i.test(doctype)) {
      throw new SkipError('NOT_AN_IMAGE', say`The drawing (SVG) defines entities; save it without them.`)
    }
  })
  parser.on('processinginstruction', ({ target }) =>
    removed.add(writeText(say`the instruction "${{ name: target.slice(0, 40) }}"`)),
  )
  parser.on('opentag', (tag) => {
    elements += 1
    if (elements > maxElements || open.length >= maxDepth) {
      throw new SkipError('TOO_LARGE', say`The drawing (SVG) has too many parts, or parts within parts.`)
    }
    const parent = open.at(-1)
    if (!parent && !(tag.uri === svgNamespace && tag.local === 'svg')) {
      throw new SkipError(
        'NOT_AN_IMAGE',
        say`It is not a drawing: its root is not an svg element of SVG’s namespace.`,
      )
    }
    const attributes = new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value]))
    const allowed =
      tag.uri === svgNamespace && drawingElements.has(tag.local) && !animatesInSecret(attributes)
    const kept = allowed && (parent?.kept ?? true)
    if (!allowed && (parent?.kept ?? true)) removed.add(`<${tag.name.slice(0, 40)}>`)
    open.push({ name: tag.local, kept, style: kept && tag.local === 'style' ? [] : undefined })
    if (!kept) return
    closeTag()
    out.push(`<${tag.local}`, parent ? '' : ` xmlns="${svgNamespace}" xmlns:xlink="${xlinkNamespace}"`)
    for (const attribute of Object.values(tag.attributes)) {
      const safe = safeAttribute(tag, attribute)
      if (safe === undefined) continue
      if (safe === 'removed')
        removed.add(
          writeText(say`${{ attribute: attribute.name.slice(0, 40) }} of ${{ element: `<${tag.local}>` }}`),
        )
      else out.push(` ${safe}="${escapeAttribute(attribute.value)}"`)
    }
    drawn.open(tag.local, attributes)
    tagOpen = true
  })
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const inside = open.pop()
    if (!inside?.kept) return
    drawn.close()
    if (inside.style) {
      const whole = inside.style.join('')
      const style = withoutImports(whole)
      if (style !== whole) removed.add(writeText(say`imports of ${{ element: '<style>' }}`))
      if (isSafeStyle(style)) {
        closeTag()
        out.push(escapeText(style))
      } else removed.add('<style>')
    }
    out.push(tagOpen ? '/>' : `</${inside.name}>`)
    tagOpen = false
  })
  parser.write(source).close()
  if (drawn.total() > maxDrawn) {
    throw new SkipError('TOO_LARGE', say`The drawing (SVG) repeats its parts without end.`)
  }
  return removed.size === 0 ? { text: source, removed: [] } : { text: out.join(''), removed: [...removed] }
}

/** The name it is written with; undefined where it means nothing to a viewer; 'removed' where it would act. */
function safeAttribute(tag: SaxesTagNS, { prefix, local, uri, value }: SaxesAttributeNS): string | undefined {
  if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) return undefined
  const isLink = local.toLowerCase() === 'href'
  if (uri === xlinkNamespace) {
    if (!isLink) return undefined
    return isSafeReference(tag.local, value) ? 'xlink:href' : 'removed'
  }
  if (uri === xmlNamespace) return local === 'space' || local === 'lang' ? `xml:${local}` : 'removed'
  if (uri !== '') return undefined
  if (isLink) return isSafeReference(tag.local, value) ? local : 'removed'
  if (/^(on.*|src|srcset|action|formaction|ping|data)$/i.test(local)) return 'removed'
  if (local === 'style' || /url|:|\\/i.test(value)) return isSafeStyle(value) ? local : 'removed'
  return local
}

/** Follows `use` as a viewer would, without drawing: a few lines can ask for more shapes than there are atoms. */
function createDrawnCount() {
  const sizes = new Map<string, { own: number; uses: string[] }>()
  const root = { own: 0, uses: [] as string[] }
  /** The named elements that are open, innermost last, and for each open element whether it is one. */
  const groups = [root]
  const isGroup: boolean[] = []
  return {
    open(name: string, attributes: ReadonlyMap<string, string>): void {
      const id = attributes.get('id')
      const target = (attributes.get('href') ?? attributes.get('xlink:href'))?.trim()
      const group = groups.at(-1) ?? root
      isGroup.push(id !== undefined)
      let own = group
      if (id !== undefined) {
        own = { own: 0, uses: [] }
        group.uses.push(id)
        sizes.set(id, own)
        groups.push(own)
      }
      own.own += 1
      if (name === 'use' && target?.startsWith('#')) own.uses.push(target.slice(1))
    },
    close(): void {
      if (isGroup.pop()) groups.pop()
    },
    total(): number {
      const known = new Map<string, number>()
      const sizeOf = ({ own, uses }: { own: number; uses: string[] }, depth: number): number =>
        depth > maxDepth ? Infinity : own + uses.reduce((sum, id) => sum + sizeOfId(id, depth + 1), 0)
      const sizeOfId = (id: string, depth: number): number => {
        const seen = known.get(id)
        if (seen !== undefined) return seen
        const group = sizes.get(id)
        // Something that uses itself is not drawn at all.
        known.set(id, 0)
        const size = group ? sizeOf(group, depth) : 0
        known.set(id, size)
        return size
      }
      return sizeOf(root, 0)
    },
  }
}

function decode(bytes: Uint8Array): { source: string; encoding: string } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff
  const declared = /^\W*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase()
  const encoding = typeof marked === 'string' ? marked : marked ? 'utf-16be' : (declared ?? 'utf-8')
  try {
    return { source: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch (cause) {
    throw new SkipError(
      'TRUNCATED',
      say`The text of the drawing (SVG) cannot be read in its encoding.`,
      cause,
    )
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
