import type { UserServiceImplementation } from '@intaglio/proto/user'
import {
  InvalidInputError,
  NotFoundError,
  accountIdOf,
  normalizeAddress,
  parseAccountId,
  say,
} from '@intaglio/shared'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { ensureUser, getUser } from './store/users.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function createUserRpc(db: SqlDatabase): UserServiceImplementation {
  return {
    async ensureUser(request) {
      const { chainId, address } = parseAccountId(request.accountId)
      if (normalizeAddress(request.address) !== address) {
        throw new InvalidInputError('address', say`is not the address of accountId`)
      }
      return db.transaction((tx) => ensureUser(tx, accountIdOf(chainId, address), address))
    },

    async getUser({ userId }) {
      const found = uuid.test(userId) ? await getUser(db, userId) : undefined
      if (!found) throw new NotFoundError(say`The user`, { userId })
      const { user, profile } = found
      return {
        userId: user.id,
        status: user.status,
        createdAt: user.created_at.toISOString(),
        profile: {
          username: profile.username ?? '',
          displayName: profile.display_name ?? '',
          avatarUrl: profile.avatar_url ?? '',
          bannerUrl: profile.banner_url ?? '',
          bio: profile.bio ?? '',
          locale: profile.locale ?? '',
          timezone: profile.timezone ?? '',
          socialsJson: JSON.stringify(profile.socials_json),
        },
      }
    },
  }
}
