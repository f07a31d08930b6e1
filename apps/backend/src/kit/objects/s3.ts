import { Readable } from 'node:stream'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { IntaglioError, NotFoundError, redact, UnavailableError, say } from '@intaglio/shared'
import { checkKey } from './key.ts'
import type { ObjectsPort } from './port.ts'

export interface S3Options {
  endpoint: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  region?: string
}

/** Objects in a bucket of an S3 API; the bucket is made where it is missing and that is allowed. */
export async function createS3(options: S3Options): Promise<ObjectsPort> {
  const { endpoint, bucket, accessKeyId, secretAccessKey, region = 'us-east-1' } = options
  const label = say`The S3 server at ${{ host: new URL(redact(endpoint)).host }}`
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // Servers other than Amazon's do not all know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

  async function run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof IntaglioError) throw error
      if (error instanceof S3ServiceException && (error.$metadata.httpStatusCode ?? 0) < 500) throw error
      if (!(error instanceof S3ServiceException) && (error as NodeJS.ErrnoException).code === undefined)
        throw error
      throw new UnavailableError(label, {
        why:
          (error as Error).message ||
          say`The request failed (${{ code: String((error as NodeJS.ErrnoException).code) }}).`,
        next: say`Check that it runs and that S3_ENDPOINT is right.`,
        cause: error,
      })
    }
  }

  async function head(key: string) {
    try {
      const answer = await run(() =>
        client.send(new HeadObjectCommand({ Bucket: bucket, Key: checkKey(key) })),
      )
      return { bytes: answer.ContentLength ?? 0, mime: answer.ContentType ?? 'application/octet-stream' }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  const ping = () => run(async () => void (await client.send(new HeadBucketCommand({ Bucket: bucket }))))

  try {
    await ping()
  } catch (error) {
    if (!isMissing(error)) throw error
    await run(() => client.send(new CreateBucketCommand({ Bucket: bucket })))
  }

  return {
    async put(key, body, { mime }) {
      let bytes = 0
      let failure: unknown
      async function* counted() {
        try {
          for await (const chunk of body) {
            bytes += chunk.length
            yield chunk
          }
        } catch (error) {
          failure = error
          throw error
        }
      }
      const upload = new Upload({
        client,
        params: {
          Bucket: bucket,
          Key: checkKey(key),
          Body: Readable.from(counted(), { objectMode: false }),
          ContentType: mime,
        },
      })
      await run(() => upload.done()).catch((error: unknown) => {
        // What broke on the sender's side is not the server's fault.
        throw failure ?? error
      })
      return { bytes, mime }
    },
    async get(key) {
      try {
        const { Body } = await run(() =>
          client.send(new GetObjectCommand({ Bucket: bucket, Key: checkKey(key) })),
        )
        return Body as Readable
      } catch (error) {
        throw isMissing(error) ? new NotFoundError(say`The object ${{ key }}`) : error
      }
    },
    head,
    delete: (key) =>
      run(
        async () => void (await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: checkKey(key) }))),
      ),
    url: (key) => `${endpoint.replace(/\/+$/, '')}/${bucket}/${checkKey(key)}`,
    ping,
    close: async () => client.destroy(),
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404
}
