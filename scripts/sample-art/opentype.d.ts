/** The part of opentype.js that the lettering uses; the package brings no types. */
declare module 'opentype.js' {
  export interface Command {
    type: 'M' | 'L' | 'C' | 'Q' | 'Z'
    x: number
    y: number
    x1: number
    y1: number
    x2: number
    y2: number
  }
  export interface Path {
    commands: Command[]
  }
  export interface Font {
    getPath(text: string, x: number, y: number, size: number): Path
    getAdvanceWidth(text: string, size: number): number
  }
  const opentype: { parse(data: ArrayBuffer): Font }
  export default opentype
}
