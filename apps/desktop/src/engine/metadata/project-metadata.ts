import type { EditableItem, ItemRow, ItemWithFile } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Attribute } from '../model.ts'
import { renderTemplate, type TemplateWords } from './template.ts'
import { contractMetadata, tokenMetadata } from './token-metadata.ts'

/** The CIDs of a token's picture and, where its file is no picture, of that file. */
export interface TokenMedia {
  imageCid: string
  animationCid?: string | undefined
}

/** Those of an item whose addresses are computed. */
export function tokenMedia({ imageCid, animationCid }: ItemWithFile): TokenMedia {
  return { imageCid: imageCid as string, animationCid: animationCid ?? undefined }
}

/** The bytes that are stored for a token of a project: its words, through the project's templates. */
export function tokenBytes(project: ProjectRow, item: ItemRow, media: TokenMedia): Uint8Array {
  const words = templateWords(project, item)
  const { nameTemplate, descriptionTemplate } = project
  return tokenMetadata(project.standard, {
    name: nameTemplate === null ? item.name : renderTemplate(nameTemplate, words),
    description: descriptionTemplate === null ? item.description : renderTemplate(descriptionTemplate, words),
    ...media,
    attributes: JSON.parse(item.attributes) as Attribute[],
    extra: JSON.parse(item.extra) as Record<string, unknown>,
  })
}

/** The bytes that are stored for a project's collection. */
export function contractBytes(
  project: ProjectRow,
  pictures: { logo: string | undefined; banner: string | undefined },
): Uint8Array {
  return contractMetadata({
    name: project.name,
    symbol: project.symbol,
    description: project.description,
    logoCid: pictures.logo,
    bannerCid: pictures.banner,
    externalLink: project.externalLink ?? undefined,
  })
}

export function templateWords(project: ProjectRow, item: EditableItem): TemplateWords {
  const attributes = JSON.parse(item.attributes) as Attribute[]
  return {
    name: item.name,
    description: item.description,
    position: item.position,
    count: project.itemCount,
    collection: project.name,
    symbol: project.symbol,
    editions: item.editions,
    file: item.sourceFile,
    traits: new Map(attributes.map(({ trait_type, value }) => [trait_type, String(value)])),
  }
}
