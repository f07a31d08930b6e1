import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, linkSync, openSync, readFileSync, rmSync, writeSync, fsyncSync } from 'node:fs'
import path from 'node:path'
import { IntaglioError, say } from '@intaglio/shared'

/** Keeps secrets from whoever reads the database. The host gives it: a key chain, or a key in a file. */
export interface SecretBox {
  seal(secret: string): string
  /** @throws IntaglioError `SECRET_LOCKED` where it was sealed by another box, or damaged */
  open(sealed: string): string
}

const mark = 'file-v1:'
const nonceBytes = 12
const tagBytes = 16

/** Seals with AES-256-GCM under a random key in `<dataDir>/secrets.key`, which only its owner may read. */
export function createFileSecrets(dataDir: string): SecretBox {
  let key: Buffer | undefined
  const keyOf = () => (key ??= readOrMakeKey(path.join(dataDir, 'secrets.key')))
  return {
    seal(secret) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', keyOf(), nonce)
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return mark + Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
    },
    open(sealed) {
      if (!sealed.startsWith(mark)) throw locked()
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(), bytes.subarray(0, nonceBytes))
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        const text = decipher.update(bytes.subarray(nonceBytes + tagBytes))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch (cause) {
        throw locked(cause)
      }
    },
  }
}

function locked(cause?: unknown): IntaglioError {
  return new IntaglioError(say`The token of this place cannot be read here.`, {
    code: 'SECRET_LOCKED',
    next: say`Remove the place and add it again with its token.`,
    cause,
  })
}

function readOrMakeKey(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  // Linked into place whole: of two processes one makes the key, and both read that one.
  const mine = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = openSync(mine, 'wx', 0o600)
  writeSync(handle, randomBytes(32))
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(mine, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(mine)
  }
  return readFileSync(file)
}
