import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { IntaglioError, InvalidInputError, say, inEnglish, reasonOf } from '@intaglio/shared'
import busboy from 'busboy'
import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import { UploadedFile } from './uploaded-file.ts'

/** Makes browsers ask before another site may send a form here. */
const preflightHeader = 'apollo-require-preflight'
const maxFiles = 2
const maxFieldBytes = 64 * 1024

const operationsSchema = z.looseObject({ query: z.string(), variables: z.record(z.string(), z.unknown()) })
const mapSchema = z.record(z.string(), z.array(z.string()).min(1))

/**
 * Reads requests by the GraphQL multipart request specification: `operations`, `map`, then the files, each of which
 * is kept in a temporary folder until the request is answered. Other requests pass.
 *
 * @param options.admit throws where the sender may not upload; called before anything is written
 * @param options.maxBytes largest file
 */
export function acceptUploads(options: {
  admit(request: Request): Promise<unknown>
  maxBytes: number
}): RequestHandler {
  return (request, response, next) => {
    if (!request.is('multipart/form-data')) {
      next()
      return
    }
    const work = async () => {
      if (request.headers[preflightHeader] === undefined) {
        throw new InvalidInputError(preflightHeader, say`must be sent as a header with every upload`)
      }
      await options.admit(request)
      const folder = await mkdtemp(path.join(tmpdir(), 'intaglio-upload-'))
      response.once('close', () => void rm(folder, { recursive: true, force: true }))
      request.body = await readForm(request, folder, options.maxBytes)
    }
    work().then(
      () => next(),
      (error: unknown) => {
        // What is still on its way is read and dropped, so that the sender gets to see the answer.
        request.unpipe()
        request.resume()
        next(error)
      },
    )
  }
}

async function readForm(request: Request, folder: string, maxBytes: number): Promise<unknown> {
  const limits = {
    files: maxFiles,
    fileSize: maxBytes,
    fields: 2,
    fieldSize: maxFieldBytes,
    // Busboy says that there are too many once as many as this have come, not one more.
    parts: maxFiles + 3,
  }
  const form = openForm(request, limits)
  let operations: z.infer<typeof operationsSchema> | undefined
  let targets: ReadonlyMap<string, readonly string[]> | undefined
  const files: Promise<void>[] = []
  const found = new Set<string>()
  const problems: Error[] = []

  form.on('field', (name, value, info) => {
    try {
      if (info.valueTruncated)
        throw new InvalidInputError(name, say`must be at most ${{ most: maxFieldBytes }} bytes`)
      if (name === 'operations') operations = parseJson(name, value, operationsSchema)
      if (name === 'map') targets = new Map(Object.entries(parseJson(name, value, mapSchema)))
    } catch (error) {
      problems.push(error as Error)
    }
  })
  form.on('file', (name, stream, { filename, mimeType }) => {
    const paths = targets?.get(name)
    if (!operations || !paths || problems.length > 0) {
      problems.push(
        new InvalidInputError(name, say`is a file that comes before map, or that map does not name`),
      )
      stream.resume()
      return
    }
    const variables = operations.variables
    found.add(name)
    const file = path.join(folder, String(files.length))
    const keep = async () => {
      await pipeline(stream, createWriteStream(file, { mode: 0o600 }))
      if (stream.truncated) throw tooLarge(paths[0] ?? name, maxBytes)
      const { size } = await stat(file)
      const upload = new UploadedFile({ filename: filename ?? '', mime: mimeType, bytes: size, path: file })
      for (const target of paths) place(variables, target, upload)
    }
    files.push(keep().catch((error: Error) => void problems.push(error)))
  })
  const tooMany = () =>
    void problems.push(new InvalidInputError('files', say`must be at most ${{ most: maxFiles }}`))
  form.on('filesLimit', tooMany)
  form.on('partsLimit', tooMany)

  // A form that breaks off fails its files as well; the form is what is wrong then.
  const broken = (error: Error) => void problems.unshift(new InvalidInputError('body', error.message))
  await pipeline(request, form).catch(broken)
  await Promise.all(files)
  if (problems[0]) throw problems[0]
  if (!operations || !targets) throw new InvalidInputError(operations ? 'map' : 'operations', say`is missing`)
  const missing = [...targets.keys()].find((name) => !found.has(name))
  if (missing !== undefined)
    throw new InvalidInputError(missing, say`is named by map, but there is no such file`)
  return operations
}

function openForm(request: Request, limits: busboy.Limits): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
  } catch (error) {
    throw new InvalidInputError('content-type', error instanceof Error ? error.message : say`is not a form`)
  }
}

function parseJson<T>(name: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InvalidInputError(name, say`is not JSON`)
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = [name, ...(issue?.path ?? [])].join('.')
  throw new InvalidInputError(field, issue ? reasonOf(issue) : say`is wrong`)
}

/** Puts a file where map says, such as `variables.files.0.file`, which has to be null there. */
function place(variables: Record<string, unknown>, target: string, file: UploadedFile): void {
  const [root, ...keys] = target.split('.')
  const last = keys.pop()
  let holder: unknown = variables
  for (const key of keys) holder = own(holder, key)
  if (root !== 'variables' || last === undefined || own(holder, last) !== null) {
    throw new InvalidInputError(target, say`must be a variable that is null`)
  }
  ;(holder as Record<string, unknown>)[last] = file
}

function own(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined
}

function tooLarge(target: string, maxBytes: number): IntaglioError {
  const field = target.replace(/^variables\./, '')
  const reason = say`must be at most ${{ most: maxBytes }} bytes`
  return new IntaglioError(say`${{ field }}: ${{ reason }}`, {
    code: 'TOO_LARGE',
    details: { field, reason: inEnglish(reason), maxBytes },
  })
}
