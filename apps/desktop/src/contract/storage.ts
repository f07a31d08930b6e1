// Where collections are kept, as the window hears of it.
import type { Text } from '@intaglio/shared'

export type PlaceKind = 'workspace' | 'kubo' | 'pinning-service' | 'car-folder'

export interface PlaceView {
  placeId: string
  kind: PlaceKind
  /** As its person calls it. */
  label: string
  /** Where it is: "Kubo at localhost:5001". */
  place: Text
  readsFrom: Text
  /** Whether it is read through another door than it is sent through. */
  isIndependent: boolean
  hasToken: boolean
}

/** Every block of a collection was read back from a place and matched its hash. */
export interface StorageProofView {
  placeId: string
  readFrom: Text
  isIndependent: boolean
  /** Other places, which do not keep it, that were asked for it in vain. */
  notThrough: { place: Text; why: 'absent' | 'changed' | 'silent' | 'refused' }[]
  blocks: number
  bytes: number
  verifiedAt: string
  /** Whether the collection still has these addresses. */
  isCurrent: boolean
}

/** The addresses (CIDs) of a collection's files, and the one file that holds them all. */
export interface AddressesView {
  metadataRoot: string
  imagesRoot: string
  contractMetadataCid: string
  carFile: string
  files: number
  bytes: number
}

export interface StoredCollectionView {
  projectId: string
  name: string
  itemCount: number
  /** Undefined where there are none, or the items changed since. */
  addresses: AddressesView | undefined
  proofs: StorageProofView[]
  /** Earlier versions that a place keeps besides the present one: how many, and under how many addresses of their own. */
  earlier: { placeId: string; versions: number; addresses: number }[]
  /** Sendings that were begun and go on from there. */
  unfinished: { placeId: string; done: number; total: number; unit: 'blocks' | 'bytes' }[]
}

export interface UsageView {
  kind: 'pictures' | 'films' | 'sounds' | 'models' | 'copies' | 'previews' | 'car'
  files: number
  bytes: number
}

export interface PlaceTestView {
  ok: boolean
  /** What answered; or what went wrong, why, and what to do. */
  message: Text
}

export interface CarCheckView {
  blocks: number
  bytes: number
}

/** What became of what a place was told to drop. */
export interface DroppedView {
  /** Addresses that it keeps all the same, because a chain points to them. */
  staying: number
}
