import { inEnglish, readText } from '@intaglio/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitiseSvg } from './sanitise-svg.ts'

const root = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const svg = (inside: string) => `<svg ${root} width="9" height="9">${inside}</svg>`
const clean = (text: string) => sanitiseSvg(new TextEncoder().encode(text))
const inWords = (written: string) => inEnglish(readText(written))
const pixel = 'data:image/png;base64,iVBORw0KGgo='

describe('a drawing that only draws', () => {
  it.each([
    ['shapes', '<g id="a"><path d="M0 0L9 9" style="fill:#123;stroke:url(#b)"/></g><use xlink:href="#a"/>'],
    ['a raster picture within it', `<image href="${pixel}" width="4" height="4"/>`],
    ['style rules', `<style><![CDATA[.a > .b { fill: url( "#g" ); background: url(${pixel}) }]]></style>`],
    ['a font within it', '<style>@font-face{font-family:A;src:url(data:font/woff2;base64,d09GMg==)}</style>'],
    ['an animation', '<rect><animate attributeName="x" values="0;9;0" dur="2s"/></rect>'],
    ['a filter', '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g filter="url(#f)"/>'],
    ['words', '<title>Time: 10 &amp; more &lt;3</title><text x="1">a &quot;b&quot;</text>'],
  ])('stays as it is: %s', (_, inside) => {
    expect(clean(svg(inside))).toEqual({ text: svg(inside), removed: [] })
  })
})

const attacks: [string, string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script elsewhere', '<script href="https://evil.example/a.js"/>'],
  ['a script of another prefix', `<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`],
  ['a script of XHTML', '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'],
  ['a handler', '<rect onload="alert(1)"/>'],
  ['a handler in capitals', '<rect OnClick="alert(1)"/>'],
  ['a link that runs', '<a href="javascript:alert(1)"><text>x</text></a>'],
  ['a link that runs, hidden', '<a xlink:href="&#106;ava&#10;script:alert(1)"><text>x</text></a>'],
  [
    'a link through a renamed prefix',
    '<a xmlns:q="http://www.w3.org/1999/xlink" q:href="javascript:alert(1)"/>',
  ],
  ['a link out', '<a href="https://evil.example/">x</a>'],
  [
    'a page within',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>',
  ],
  ['a picture from elsewhere', '<image href="https://evil.example/a.png"/>'],
  ['a picture by a relative path', '<image href="../secret.png"/>'],
  ['a picture by two slashes', '<image href="//evil.example/a.png"/>'],
  ['a picture of a file', '<image xlink:href="file:///etc/passwd"/>'],
  ['a drawing within as data', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
  ['use of data', `<use href="data:image/svg+xml,&lt;svg id='x' onload='alert(1)'/>#x"/>`],
  ['use of another file', '<use href="other.svg#a"/>'],
  ['a filter picture from elsewhere', '<filter><feImage href="https://evil.example/a.png"/></filter>'],
  ['a style import', '<style>@import "https://evil.example/a.css";</style>'],
  ['a style import by url', '<style>@import url(https://evil.example/a.css);.a{fill:red}</style>'],
  ['a style address', '<style>.a{background:url(https://evil.example/a.png)}</style>'],
  ['a style address, escaped', '<style>.a{background:\\75rl(https://evil.example/a.png)}</style>'],
  [
    'a style address, split by a comment',
    '<style>.a{background:url(/**/https://evil.example/a.png)}</style>',
  ],
  ['a style address without an end', '<style>.a{background:url(https://evil.example/a.png</style>'],
  ['an image set', '<style>.a{background:image-set("https://evil.example/a.png" 1x)}</style>'],
  ['a font from elsewhere', '<style>@font-face{font-family:a;src:url(https://evil.example/a.woff)}</style>'],
  ['a style attribute', '<rect style="fill:url(https://evil.example/a.svg#b)"/>'],
  ['a paint server elsewhere', '<rect fill="url(https://evil.example/a.svg#b)"/>'],
  ['an expression', '<rect style="width:expression(alert(1))"/>'],
  ['an animated link', '<a><animate attributeName="href" values="javascript:alert(1)"/></a>'],
  ['a set link', '<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>'],
  ['a set handler', '<rect><set attributeName="onmouseover" to="alert(1)"/></rect>'],
  ['an animated paint', '<rect><animate attributeName="fill" values="url(https://evil.example/#a)"/></rect>'],
  ['a base', '<rect xml:base="https://evil.example/"/>'],
  ['a handler element', '<handler type="application/ecmascript">alert(1)</handler>'],
  ['a listener', '<listener event="load" handler="#h" xmlns="http://www.w3.org/2001/xml-events"/>'],
  ['sound', '<audio src="https://evil.example/a.mp3" xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['an object', '<object data="https://evil.example/" xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['an embed', '<embed src="https://evil.example/"/>'],
]

describe('a drawing that acts or fetches', () => {
  it.each(attacks)('is made safe: %s', (_, inside) => {
    const { text, removed } = clean(svg(`<circle r="3"/>${inside}`))
    expect(removed).not.toEqual([])
    expect(text).not.toMatch(/evil|alert|script|javascript|secret|passwd|foreignObject|data:image\/svg/i)
    expect(text).toContain('<circle r="3"/>')
    expect(clean(text)).toEqual({ text, removed: [] })
  })

  it('says what it left out, each once', () => {
    const { removed } = clean(svg('<script/><script/><rect onload="a"/><rect onload="b"/>'))
    expect(removed.map(inWords)).toEqual(['<script>', 'onload of <rect>'])
  })

  it('loses a style sheet that it names', () => {
    const { text, removed } = clean(`<?xml-stylesheet href="https://evil.example/a.css"?>${svg('<g/>')}`)
    expect([removed.map(inWords), text.includes('evil')]).toEqual([
      ['the instruction "xml-stylesheet"'],
      false,
    ])
  })

  it('keeps the fonts of a style whose import it loses', () => {
    const { text } = clean(svg("<style>@import url('https://fonts.example/css?a;b');.a{fill:red}</style>"))
    expect(text).toContain('<style>.a{fill:red}</style>')
  })

  it('is read in the encoding that it has, and written in UTF-8', () => {
    const drawing = `<?xml version="1.0" encoding="utf-16"?>${svg('<title>Đà</title>')}`
    const bytes = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(drawing, 'utf16le'))])
    expect(sanitiseSvg(bytes).text).toContain('<title>Đà</title>')
    expect(sanitiseSvg(bytes).text).not.toContain('utf-16')
  })
})

describe('a drawing that is none', () => {
  const lol = '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>'
  const doubling = Array.from(
    { length: 40 },
    (_, index) => `<g id="g${index + 1}"><use href="#g${index}"/><use href="#g${index}"/></g>`,
  ).join('')
  it.each([
    ['entities', `${lol}${svg('&c;')}`, 'NOT_AN_IMAGE'],
    [
      'an outside entity',
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`,
      'NOT_AN_IMAGE',
    ],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'NOT_AN_IMAGE'],
    ['no namespace', '<svg width="9" height="9"/>', 'NOT_AN_IMAGE'],
    ['no end', `<svg ${root}><g>`, 'TRUNCATED'],
    ['attributes without quotes', `<svg ${root} width=9></svg>`, 'TRUNCATED'],
    ['endless depth', svg('<g>'.repeat(300) + '</g>'.repeat(300)), 'TOO_LARGE'],
    ['endless repetition', svg(`<g id="g0"><rect/></g>${doubling}`), 'TOO_LARGE'],
  ])('is refused: %s', (_, text, code) => {
    expect(() => clean(text)).toThrow(expect.objectContaining({ code }))
  })

  it('uses itself without harm', () => {
    expect(clean(svg('<g id="a"><use href="#a"/></g>')).removed).toEqual([])
  })

  it('never throws anything but a reason to skip it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (noise, at) => {
        const whole = svg('<g id="a"><rect style="fill:red"/></g>')
        const cut = at % whole.length
        try {
          clean(whole.slice(0, cut) + noise + whole.slice(cut))
        } catch (error) {
          expect(error).toHaveProperty('name', 'SkipError')
        }
      }),
    )
  })
})
