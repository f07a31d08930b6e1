/** Where rows of allowed combinations come from, whatever knows what is allowed. */
export interface RowSource {
  /** The problem's layers in the order in which a row is decided. */
  order: readonly number[]
  /**
   * An untaken row.
   * @param pick chooses one of the choices that a layer has open
   * @returns undefined where none was found
   */
  draw(pick: (layer: number, open: readonly number[]) => number): Uint16Array | undefined
  /** The cheapest untaken row below a limit, as far as so many steps lead. */
  cheapest(wish: Wish): Uint16Array | undefined
  /** What has been done by all calls so far, in looks at a choice: the same on every machine. */
  work(): number
}

export interface Wish {
  /** What each choice costs: `[layer][choice]`. */
  costs: readonly (readonly number[])[]
  limit: number
  /** Choices tried at most. */
  steps: number
  allows?: ((layer: number, choice: number) => boolean) | undefined
}
