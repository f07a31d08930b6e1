import { IntaglioError } from '@intaglio/shared'
import type { SecretBox } from '../storage/secrets.ts'
import type { SessionRow, Sessions } from '../store/sessions.ts'

/**
 * Sessions whose tokens lie sealed in the database. One that cannot be opened here, because the key is another or gone,
 * counts as none: its person signs in again.
 */
export function createSealedSessions(sessions: Sessions, secrets: SecretBox): Omit<Sessions, 'rewrite'> {
  const sealed = (session: SessionRow): SessionRow => ({
    ...session,
    accessToken: secrets.seal(session.accessToken),
    refreshToken: secrets.seal(session.refreshToken),
  })
  // What earlier versions kept in the clear.
  sessions.rewrite((session) => (isSealed(session) ? session : sealed(session)))
  return {
    get(graphqlUrl, accountId) {
      const kept = sessions.get(graphqlUrl, accountId)
      try {
        return (
          kept && {
            ...kept,
            accessToken: secrets.open(kept.accessToken),
            refreshToken: secrets.open(kept.refreshToken),
          }
        )
      } catch (error) {
        if (error instanceof IntaglioError && error.code === 'SECRET_LOCKED') return undefined
        throw error
      }
    },
    save: (session) => sessions.save(sealed(session)),
    remove: (graphqlUrl, accountId) => sessions.remove(graphqlUrl, accountId),
  }

  /** A token is a JSON Web Token or random letters; sealed text says by which box, before a colon. */
  function isSealed({ refreshToken }: SessionRow): boolean {
    return refreshToken.includes(':')
  }
}
