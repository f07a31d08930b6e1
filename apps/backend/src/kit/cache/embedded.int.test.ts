// Nothing but this process: the clock alone is made up.
import { describeCachePort } from './contract.ts'
import { createEmbeddedCache } from './embedded.ts'

describeCachePort('in process', async () => {
  let now = 1_000_000
  return {
    port: createEmbeddedCache({ now: () => now }),
    pass: async (seconds) => {
      now += seconds * 1_000
    },
  }
})
