/** Elements a still or animated drawing is made of. Whatever else a file holds is left out with all it contains. */
export const drawingElements = new Set(
  `svg g defs symbol use switch title desc metadata style a view
   path rect circle ellipse line polyline polygon text tspan textPath image marker pattern mask clipPath
   linearGradient radialGradient stop animate animateMotion animateTransform set mpath
   filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
   feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage
   feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(
    /\s+/,
  ),
)

/** Elements that may show a raster picture that is written into the drawing itself. */
const pictures = new Set(['image', 'feImage'])

const ownPart = /^\s*#[^\s]+\s*$/
const ownPicture = /^\s*data:image\/(png|jpeg|jpg|gif|webp|avif);base64,[a-z0-9+/=\s]*$/i

/** Whether `href` may stay: it leads to a part of the same drawing, or is a raster picture within it. */
export function isSafeReference(element: string, value: string): boolean {
  return ownPart.test(value) || (pictures.has(element) && ownPicture.test(value))
}

/** Attributes through which an animation could put a script or an address where none was. */
const animatedInSecret = /^(on.*|(.*:)?href|style|attributeName)$/i

export function animatesInSecret(attributes: ReadonlyMap<string, string>): boolean {
  return animatedInSecret.test(attributes.get('attributeName')?.trim() ?? '')
}

/**
 * Whether style text only paints: no address but parts of the drawing, raster pictures and fonts within it, nothing
 * imported, nothing that old browsers run. Comments and escapes cannot hide any of it.
 */
export function isSafeStyle(text: string): boolean {
  const plain = decodeEscapes(text.replaceAll(/\/\*[\s\S]*?(\*\/|$)/g, ''))
  if (/@import|@namespace|expression\s*\(|javascript:|vbscript:|-moz-binding|behavior\s*:/i.test(plain))
    return false
  if (/image-set\s*\(|\b(src|image)\s*\(/i.test(plain)) return false
  const opened = plain.match(/url\s*\(/gi)?.length ?? 0
  const safe = [...plain.matchAll(/url\(\s*(["']?)([^"')]*)\1\s*\)/gi)].filter(([, , address]) =>
    isSafeStyleAddress(address ?? ''),
  )
  return opened === safe.length
}

function isSafeStyleAddress(address: string): boolean {
  return (
    ownPart.test(address) ||
    ownPicture.test(address) ||
    /^\s*data:(font\/[a-z0-9.+-]+|application\/(x-)?font-[a-z0-9.+-]+)(;[a-z0-9=-]+)*;base64,[a-z0-9+/=\s]*$/i.test(
      address,
    )
  )
}

/** Style rules without what they import; drawing programs put web fonts there. */
export function withoutImports(style: string): string {
  return style.replaceAll(/@import\s+(url\([^)]*\)|"[^"]*"|'[^']*')[^;{}]*;/gi, '')
}

function decodeEscapes(css: string): string {
  return css.replaceAll(
    /\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi,
    (_, hex: string | undefined, plain: string) => {
      if (hex === undefined) return plain ?? ''
      const code = Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
