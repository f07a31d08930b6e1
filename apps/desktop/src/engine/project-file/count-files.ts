import type { Progress, TaskOptions } from '../model.ts'

/** Tells how many files went by, and how fast; never more than there are said to be. */
export function countFiles(
  stage: Progress['stage'],
  total: number,
  onProgress: TaskOptions['onProgress'],
): () => void {
  let count = 0
  const startedAt = performance.now()
  return () => {
    count += 1
    const perSecond = (count * 1000) / (performance.now() - startedAt)
    onProgress?.({ stage, done: Math.min(count, total), total, perSecond })
  }
}
