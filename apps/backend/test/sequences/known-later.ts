/** What is known of a walk only while it goes on. */
export interface KnownLater {
  txHash: string
  /** The block of the transaction. */
  block: number
}

export const notYetKnown: KnownLater = { txHash: '', block: Infinity }

/** Whether something that was said holds a text, which may not be known yet. */
export const mentions = (data: unknown, text: string) => text !== '' && JSON.stringify(data).includes(text)

/** An arrow's number, with which its words begin. */
export const numberOf = (arrow: string): number => Number.parseInt(arrow, 10)
