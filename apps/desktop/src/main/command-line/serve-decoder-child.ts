// A decoder of the command line: the program itself once more, as a child with a channel. Which file is run is not
// taken from its arguments: a package runs its own code only.
import '../../engine/media/decoder/decoder-child.worker.ts'

if (process.channel === undefined) process.exit(1)
// It ends with its parent, and never becomes a studio.
await new Promise(() => undefined)
