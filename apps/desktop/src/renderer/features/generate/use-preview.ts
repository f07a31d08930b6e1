import { useEffect, useState } from 'react'
import type { PreviewTokenView, RecipeView } from '../../../contract/generation.ts'
import { studio } from '../../app/studio.ts'

/**
 * The first tokens of a recipe by their position, as they are painted. Those of the recipe before stay until theirs is there.
 * @param recipe undefined where there is nothing to show
 * @param seed another than the recipe's
 */
export function usePreview(projectId: string, recipe: RecipeView | undefined, seed: string | undefined) {
  const [tokens, setTokens] = useState<ReadonlyMap<number, PreviewTokenView>>(new Map())
  const [error, setError] = useState<Error | null>(null)
  const asked = recipe && JSON.stringify([recipe, seed])

  useEffect(() => {
    if (asked === undefined) return
    const previewId = crypto.randomUUID()
    const unsubscribe = window.intaglio.subscribe((event) => {
      if (event.type !== 'preview' || event.previewId !== previewId) return
      setTokens(
        (known) => new Map([...known, ...event.tokens.map((token) => [token.position, token] as const)]),
      )
    })
    const [, wished] = JSON.parse(asked) as [unknown, string | null]
    let current = true
    studio.previewRecipe({ projectId, previewId, ...(wished !== null && { seed: wished }) }).then(
      () => current && setError(null),
      (reason: Error) => current && setError(reason),
    )
    return () => {
      current = false
      unsubscribe()
    }
  }, [projectId, asked])

  return { tokens, error }
}
