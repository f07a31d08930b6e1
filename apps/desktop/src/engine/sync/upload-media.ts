import { readFile } from 'node:fs/promises'
import { print } from 'graphql'
import { gql } from 'urql'
import { z } from 'zod'
import { BackendUnavailableError, fromGraphQLError } from './errors.ts'

export interface MediaFile {
  kind: 'LOGO' | 'BANNER'
  /** Absolute path. */
  path: string
  name: string
  mime: string
}

const uploadMutation = print(gql`
  mutation UploadMedia($files: [MediaFile!]!) {
    uploadMedia(files: $files) {
      logoCid
      bannerCid
    }
  }
`)

const answerSchema = z.object({
  data: z
    .object({ uploadMedia: z.object({ logoCid: z.string().nullable(), bannerCid: z.string().nullable() }) })
    .nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
})

const timeoutMs = 120_000

/**
 * Sends a collection's own pictures by the GraphQL multipart request specification. The backend keeps each content
 * once, so sending them again is free of effect.
 * @throws IntaglioError what the backend refused; BackendUnavailableError
 */
export async function uploadMedia(
  graphqlUrl: string,
  files: readonly MediaFile[],
  token: string,
): Promise<{ logoCid: string | null; bannerCid: string | null }> {
  const variables = { files: files.map(({ kind }) => ({ kind, file: null })) }
  const form = new FormData()
  form.set('operations', JSON.stringify({ query: uploadMutation, variables }))
  form.set(
    'map',
    JSON.stringify(Object.fromEntries(files.map((_, index) => [index, [`variables.files.${index}.file`]]))),
  )
  for (const [index, file] of files.entries()) {
    form.set(String(index), new Blob([await readFile(file.path)], { type: file.mime }), file.name)
  }
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': 'true' },
    body: form,
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new BackendUnavailableError(graphqlUrl, cause)
  })
  const answer = answerSchema.safeParse(await response.json().catch(() => undefined))
  if (answer.data?.errors?.[0]) throw fromGraphQLError(answer.data.errors[0])
  if (!answer.data?.data) throw new BackendUnavailableError(graphqlUrl, new Error(`HTTP ${response.status}`))
  return answer.data.data.uploadMedia
}
