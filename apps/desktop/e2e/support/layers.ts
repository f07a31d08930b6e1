import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from '@intaglio/shared/sharp'

const side = 120
const values: Record<string, string> = {
  '1 Paper/Cream#3': '<rect width="120" height="120" fill="#efe3c2"/>',
  '1 Paper/Slate#1': '<rect width="120" height="120" fill="#4b5563"/>',
  '2 Shape/Disc#2': '<circle cx="60" cy="60" r="34" fill="#1f7a66"/>',
  '2 Shape/Stamp#1': '<rect x="28" y="28" width="64" height="64" rx="6" fill="#8f3b2e"/>',
  '2 Shape/Lozenge#1': '<path d="M60 18 102 60 60 102 18 60Z" fill="#2f4a7a"/>',
  '3 Mark/Dot#1': '<circle cx="60" cy="60" r="9" fill="#fff"/>',
  '3 Mark/Bar#1': '<rect x="42" y="55" width="36" height="10" fill="#fff"/>',
  '3 Mark/Cross#1': '<path d="M55 40h10v15h15v10H65v15H55V65H40V55h15Z" fill="#fff"/>',
}

/** Three layers with eight values between them, as HashLips names them: 18 combinations. */
export async function writeLayers(folder: string): Promise<void> {
  for (const [name, shape] of Object.entries(values)) {
    const file = join(folder, `${name}.png`)
    await mkdir(dirname(file), { recursive: true })
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${shape}</svg>`
    await sharp(Buffer.from(svg)).png().toFile(file)
  }
}
