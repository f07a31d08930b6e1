// The films and the sound beside this file were made by hand, once, with ffmpeg 5.1:
//   film.mp4    testsrc2 160x120, 2 s, faded in from black, H.264 and AAC, -metadata location="+51.5000+007.2500/"
//   film.webm   testsrc2 160x120, 1 s, VP9, no sound
//   tagged.mp3  a swelling tone of 3 s, 16 kbit/s, ID3 title "Tide" and a cover of 64 x 64 pixels
import { copyFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Document, NodeIO, type Accessor } from '@gltf-transform/core'

export type Fixture = 'film.mp4' | 'film.webm' | 'tagged.mp3'

/** Copies a fixture into a folder. */
export async function copyFixture(fixture: Fixture, folder: string, name: string = fixture): Promise<void> {
  await copyFile(fileURLToPath(new URL(fixture, import.meta.url)), path.join(folder, name))
}

/** A WAV of one second, 8 kHz, 16 bit, mono, that swells from nothing. */
export async function writeWav(file: string): Promise<void> {
  const rate = 8000
  const bytes = Buffer.alloc(44 + rate * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.byteLength - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(rate * 2, 40)
  for (let at = 0; at < rate; at += 1) {
    bytes.writeInt16LE(Math.round(30_000 * (at / rate) * Math.sin(at / 3)), 44 + at * 2)
  }
  await writeFile(file, bytes)
}

/** A GLB of one tetrahedron. @param moves names of ways in which it turns round itself */
export async function glb(moves: readonly string[] = []): Promise<Uint8Array> {
  const document = new Document()
  const buffer = document.createBuffer()
  const numbers = (
    type: 'SCALAR' | 'VEC3' | 'VEC4',
    array: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>,
  ): Accessor => document.createAccessor().setType(type).setArray(array).setBuffer(buffer)
  const positions = numbers('VEC3', new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]))
  const indices = numbers('SCALAR', new Uint16Array([0, 1, 2, 0, 1, 3, 0, 2, 3, 1, 2, 3]))
  const primitive = document.createPrimitive().setAttribute('POSITION', positions).setIndices(indices)
  const node = document.createNode().setMesh(document.createMesh().addPrimitive(primitive))
  document.createScene().addChild(node)
  for (const name of moves) {
    const sampler = document
      .createAnimationSampler()
      .setInput(numbers('SCALAR', new Float32Array([0, 1, 2])))
      .setOutput(numbers('VEC4', new Float32Array([0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, -1])))
    const channel = document
      .createAnimationChannel()
      .setTargetNode(node)
      .setTargetPath('rotation')
      .setSampler(sampler)
    document.createAnimation(name).addSampler(sampler).addChannel(channel)
  }
  return new NodeIO().writeBinary(document)
}

/** A GLB with a description of one's own, and no binary part. */
export function glbOf(description: unknown): Uint8Array {
  const json = Buffer.from(JSON.stringify(description))
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.byteLength % 4)) % 4, ' ')])
  const head = Buffer.alloc(20)
  head.write('glTF', 0)
  head.writeUInt32LE(2, 4)
  head.writeUInt32LE(20 + padded.byteLength, 8)
  head.writeUInt32LE(padded.byteLength, 12)
  head.write('JSON', 16)
  return Buffer.concat([head, padded])
}
