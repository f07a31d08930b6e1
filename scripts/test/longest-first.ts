import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, the longest first. Begun late, it would keep one worker busy while the others have no more. */
const longest = [
  'engine/durability/kill-media.int.test.ts',
  'engine/durability/kill-addresses.int.test.ts',
  'demo/demo.int.test.ts',
  'engine/queue/kill.int.test.ts',
  'engine/ipfs/memory.int.test.ts',
  'cli/cli.int.test.ts',
  'main/ipc/answer.test.ts',
]

/** Begins with the longest; the others follow as vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const index = longest.findIndex((end) => moduleId.endsWith(end))
      return index === -1 ? longest.length : index
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}
