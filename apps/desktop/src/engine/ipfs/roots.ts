import { IntaglioError, say } from '@intaglio/shared'
import type { ProjectRow } from '../store/projects.ts'

/**
 * A project’s addresses: metadata folder, images folder, contract metadata, and what hides them until the reveal.
 * @throws IntaglioError `NO_ADDRESSES`
 */
export function rootsOf(project: ProjectRow): string[] {
  const { metadataRoot, imagesRoot, contractMetadataCid, placeholderRoot } = project
  if (!metadataRoot || !imagesRoot || !contractMetadataCid) throw noAddresses()
  return [metadataRoot, imagesRoot, contractMetadataCid, ...(placeholderRoot ? [placeholderRoot] : [])]
}

export function noAddresses(): IntaglioError {
  return new IntaglioError(say`The addresses of the files are not computed yet.`, {
    code: 'NO_ADDRESSES',
    next: say`Compute the addresses first; that needs no network.`,
  })
}
