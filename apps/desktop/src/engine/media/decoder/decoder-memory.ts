/**
 * Environment of a decoder, for the C library of Linux. Few arenas: what a large picture needed is given back. What one
 * of common size needed, up to 8 megapixels, is kept for the next one: asking the system for it anew takes a
 * quarter of the time that a tile takes.
 */
export const decoderMemory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(64 * 1024 * 1024),
}
