// A process that draws project `p` and ends itself with SIGKILL after so many tokens. Started by generate.int.test.ts.
import { openGenerator } from './open-generator.ts'

const [dataDir = '', killAfter = ''] = process.argv.slice(2)
let drawn = 0
const { generator, close } = openGenerator(dataDir)
await generator.generate('p', {
  onProgress: () => {
    drawn += 1
    if (String(drawn) === killAfter) process.kill(process.pid, 'SIGKILL')
  },
})
close()
