import type { Session } from '@intaglio/proto/auth'
import type { GatewayContext } from '../context.ts'

/** Signing in, who is signed in, and signing out. */
export const sessionResolvers = {
  Query: {
    async me(_root: unknown, _args: unknown, context: GatewayContext) {
      const { userId } = await context.identity()
      const [user, { wallets }] = await Promise.all([
        context.clients.user.getUser({ userId }),
        context.clients.wallet.listWallets({ userId }),
      ])
      const profile = user.profile
      return {
        ...user,
        wallets,
        profile: {
          username: profile?.username || null,
          displayName: profile?.displayName || null,
          avatarUrl: profile?.avatarUrl || null,
          bio: profile?.bio || null,
          locale: profile?.locale || null,
        },
      }
    },
  },
  Mutation: {
    signInSiwe: (
      _root: unknown,
      args: { accountId: string; chainId: string; domain: string },
      { clients }: GatewayContext,
    ) => clients.auth.getNonce(args),

    verifySiwe: (
      _root: unknown,
      args: { message: string; signature: string; accountId: string },
      { clients, client }: GatewayContext,
    ): Promise<Session> => clients.auth.verifySiwe({ ...args, client }),

    refreshSession: (
      _root: unknown,
      { refreshToken }: { refreshToken: string },
      { clients, client }: GatewayContext,
    ): Promise<Session> => clients.auth.refreshSession({ refreshToken, client }),

    async signOut(_root: unknown, _args: unknown, context: GatewayContext) {
      await context.identity()
      await context.clients.auth.revokeSession({ accessToken: context.accessToken ?? '' })
      return true
    },
  },
}
