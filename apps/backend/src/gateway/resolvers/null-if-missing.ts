import { IntaglioError } from '@intaglio/shared'

/** GraphQL says null where a service says NOT_FOUND. */
export async function nullIfMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof IntaglioError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
