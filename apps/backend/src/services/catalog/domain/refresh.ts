export type MetadataStatus = 'pending' | 'ready' | 'failed'

/** Seconds until metadata that could not be read is tried again, by the number of attempts so far. */
const pauses = [5, 15, 60, 300, 1_800, 7_200, 21_600, 86_400] as const

/** @returns seconds, or undefined when it is read or no longer worth trying */
export function refreshIn(status: MetadataStatus, attempts: number): number | undefined {
  if (status === 'ready') return undefined
  return pauses[attempts - 1]
}

/** What a token is called from outside. */
export function tokenStatusOf(token: { burned: boolean; metadataStatus: MetadataStatus }): string {
  return token.burned ? 'burned' : token.metadataStatus
}
