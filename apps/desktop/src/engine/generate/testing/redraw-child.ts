// A process that draws project `p` anew under other names, and says what it took of what was drawn before.
// Started by paint-version.int.test.ts.
import { openGenerator } from './open-generator.ts'

const [dataDir = '', tokenName = ''] = process.argv.slice(2)
const { generator, close } = openGenerator(dataDir)
const recipe = generator.getRecipe('p')
if (!recipe) throw new Error('There is no recipe.')
generator.setRecipe('p', { ...recipe, tokenName })
const { reused } = await generator.generate('p')
close()
process.stdout.write(String(reused))
