// What an engine and its decoder processes say to each other. A decoder reads strangers' bytes with native code and
// may have been taken over by them: whatever it answers is parsed, and the files it names are names only.
import { z } from 'zod'
import type { MediaSettings } from '../types.ts'
import type { Medium } from '../recognise.ts'

/** A file of the temporary folder. */
const fileName = z.string().regex(/^[\w-]{1,100}$/)
const pixels = z.int().min(0).max(1_000_000)

const formSchema = z.object({
  name: fileName,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  changes: z.array(z.enum(['location', 'colors'])).max(2),
})

export const lookedSchema = z.object({
  medium: z.object({
    kind: z.enum(['picture', 'drawing', 'film', 'sound', 'model']),
    mime: z.string().regex(/^[a-z]+\/[a-z0-9+.-]{1,60}$/),
    extension: z.string().regex(/^[a-z0-9]{1,8}$/),
  }),
  /** As shown; 0 of what has no size of its own. */
  width: pixels,
  height: pixels,
  durationMs: z.int().min(0).nullable(),
  codec: z.string().max(500).nullable(),
  /** Of pictures. */
  phash: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  form: formSchema.optional(),
  /** What was taken out of a drawing, as `writeText` writes it. */
  removed: z.array(z.string().max(2_000)).max(1_000),
  /** The picture that stands for what is none; asked for with `wantsCover`. */
  cover: z.object({ from: z.enum(['tag', 'frame', 'drawn']), name: fileName }).optional(),
})

export const writtenSchema = formSchema.optional()

/** The name of a file with the tile in it. */
export const tileWrittenSchema = fileName
export const sizeSchema = z.object({ width: pixels.min(1), height: pixels.min(1) })

/** What a file holds. Its variant and thumbnail are written where it is a picture. */
export interface LookRequest {
  /** Absolute; a copy that nobody changes. */
  file: string
  sha256: string
  bytes: number
  settings: MediaSettings
  wantsCover: boolean
  temporaryDir: string
  variant: string
  thumbnail: string
}

/** The form in which a known file is published. */
export interface FormRequest {
  file: string
  medium: Medium
  settings: MediaSettings
  temporaryDir: string
}

/** A picture at the size at which it is painted, as `generate/tile.ts` writes it. */
export interface TileRequest {
  file: string
  size: { width: number; height: number }
  /** For previews. */
  quickly: boolean
  temporaryDir: string
}

/** Names are of files in the temporary folder; the caller moves or deletes them. */
export type Looked = z.output<typeof lookedSchema>
export type Form = z.output<typeof formSchema>

/** One question at a time. */
export type DecoderQuestion =
  | { task: 'look'; request: LookRequest }
  | { task: 'form'; request: FormRequest }
  | { task: 'tile'; request: TileRequest }
  | { task: 'size'; request: { file: string } }

/** `skip` where the file cannot be taken, with the reason as `writeText` writes it; `error` where the machine is at fault, with its code (`ENOSPC`, say). */
export const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), value: z.unknown() }),
  z.object({ type: z.literal('skip'), code: z.string().max(50), reason: z.string().max(5_000) }),
  z.object({ type: z.literal('error'), code: z.string().max(50).optional(), message: z.string().max(5_000) }),
])

export type DecoderAnswer = z.output<typeof answerSchema>

/** How a decoder hears and answers, whatever carries it. */
export interface DecoderPort {
  send(answer: DecoderAnswer): void
  onQuestion(listener: (question: DecoderQuestion) => void): void
}
