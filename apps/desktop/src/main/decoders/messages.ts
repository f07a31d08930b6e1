// How the engine's process asks the main process for decoders. Only the main process of Electron can start processes
// that work in a package, so it starts them and hands the engine a port to each.

/** The engine to the main process. */
export type DecoderWish =
  { type: 'decoder-wanted'; decoderId: number } | { type: 'decoder-unwanted'; decoderId: number }

/** The main process to the engine; the first with the port. */
export type DecoderNews =
  { type: 'decoder-started'; decoderId: number } | { type: 'decoder-gone'; decoderId: number }
