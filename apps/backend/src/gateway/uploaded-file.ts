import { createReadStream } from 'node:fs'

/** A file of a multipart request, in a temporary folder until the request is answered. */
export class UploadedFile {
  /** As its sender calls it, without folders; never used as a path here. */
  readonly filename: string
  /** As its sender says; the media service looks at the content. */
  readonly mime: string
  readonly bytes: number
  private readonly path: string

  constructor(file: { filename: string; mime: string; bytes: number; path: string }) {
    this.filename = file.filename
    this.mime = file.mime
    this.bytes = file.bytes
    this.path = file.path
  }

  read(): AsyncIterable<Buffer> {
    return createReadStream(this.path) as AsyncIterable<Buffer>
  }
}
