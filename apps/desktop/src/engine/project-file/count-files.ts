import type { Progress, TaskOptions } from '../model.ts'

/** Tells how many files went by; never more than there are said to be. */
export function countFiles(
  stage: Progress['stage'],
  total: number,
  onProgress: TaskOptions['onProgress'],
): () => void {
  let count = 0
  return () => {
    count += 1
    onProgress?.({ stage, done: Math.min(count, total), total })
  }
}
