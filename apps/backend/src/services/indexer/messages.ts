import { exchanges, routingKeys, type Envelope, type MessageData } from '@intaglio/shared'
import type { OutgoingMessage } from '../../kit/bus/port.ts'
import type { Announcement } from './domain/announcements.ts'

/** `collections.events` created.… and `mints.events` minted.…, as the catalog consumes them. */
export function toMessage(announcement: Announcement): OutgoingMessage {
  const { chainId } = announcement.data
  return isCreation(announcement)
    ? {
        exchange: exchanges.collectionsEvents,
        routingKey: routingKeys.collectionCreated(chainId),
        body: announcement,
      }
    : { exchange: exchanges.mintsEvents, routingKey: routingKeys.minted(chainId), body: announcement }
}

function isCreation(
  announcement: Announcement,
): announcement is Envelope<MessageData<'collections.created'>> {
  return announcement.schema === 'collections.created'
}
