// sharp, as all of Intaglio loads it. A thread of libvips that nothing has wanted for 15 seconds ends, and does so too
// where it was given work in the moment between its waking up and its looking: that work is never done, and whoever
// waits for the picture waits for ever. Threads whose number is said before libvips is loaded never end.
// docs/decisions/0014-threads-of-libvips.md has the numbers.

/** Pictures that Node works on at once, in its own threads. */
const atOnce = Number(process.env['UV_THREADPOOL_SIZE']) || 4
/** A picture takes three: one that works, two that write. As many again where one is made within another. */
const threadsOfPicture = 2 * 3

process.env['VIPS_MAX_THREADS'] ??= String(atOnce * threadsOfPicture)
const { default: sharp } = await import('sharp')
// With more, pictures could wait for each other's threads. Processes work side by side, where many pictures are wanted.
sharp.concurrency(1)

export default sharp
export type { Sharp } from 'sharp'
