import { InvalidInputError, say } from '@intaglio/shared'

/**
 * A key is plain words between slashes, so that it means the same to S3, to a file system and in a URL.
 * @throws InvalidInputError
 */
export function checkKey(key: string): string {
  const plain =
    key.length <= 512 && /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(key)
  if (!plain)
    throw new InvalidInputError('key', say`must be words of letters, digits, dots, dashes between slashes`)
  return key
}
