import { z } from 'zod'
import type {
  CarCheckView,
  DroppedView,
  PlaceTestView,
  PlaceView,
  StorageProofView,
  StoredCollectionView,
  UsageView,
} from '../storage.ts'
import { chosenPath, id, nothing, project } from './fields.ts'

const label = z.string().trim().min(1).max(100)
const address = z.string().trim().min(1).max(2_000)
const token = z.string().trim().min(1).max(10_000).optional()
const place = z.strictObject({ placeId: id })
const there = z.strictObject({ projectId: id, placeId: id })

/** What a person says of a new place; whether an address can be one is the engine's to say. */
export const newPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('car-folder'), label, folder: chosenPath }),
  z.strictObject({ kind: z.literal('kubo'), label, apiUrl: address, gatewayUrl: address.optional(), token }),
  z.strictObject({
    kind: z.literal('pinning-service'),
    label,
    endpoint: address,
    gatewayUrl: address,
    origins: z.array(address).max(20).optional(),
    token,
  }),
])
export type NewPlace = z.output<typeof newPlaceSchema>

export const storageSchemas = {
  listPlaces: nothing,
  addPlace: newPlaceSchema,
  removePlace: place,
  testPlace: place,
  listStored: nothing,
  getUsage: project,
  computeAddresses: project,
  storeCollection: there,
  /** `through` is another place, whose gateway it is read through. */
  checkStored: there.extend({ through: id.optional() }),
  moveStored: z.strictObject({ projectId: id, from: id, to: id, leave: z.boolean() }),
  unpinStored: there,
  letGoEarlier: there,
  checkCar: project,
  exportCar: project,
  exportProof: project,
  showCar: project,
}

export interface StorageOutputs {
  /** The workspace first. */
  listPlaces: PlaceView[]
  addPlace: PlaceView
  removePlace: undefined
  testPlace: PlaceTestView
  listStored: StoredCollectionView[]
  getUsage: UsageView[]
  /** Needs no network. */
  computeAddresses: undefined
  /** Sends what is not there, and reads all of it back. Undefined, here and below, where a person paused or stopped it. */
  storeCollection: StorageProofView | undefined
  checkStored: StorageProofView | undefined
  moveStored: StorageProofView | undefined
  unpinStored: DroppedView | undefined
  /** Lets a place drop what only earlier versions of the collection need. */
  letGoEarlier: DroppedView | undefined
  checkCar: CarCheckView | undefined
  /** Asks where to, copies and checks. Answers the file; undefined where the person changed their mind. */
  exportCar: string | undefined
  exportProof: string | undefined
  /** Shows the CAR in the system's file manager. */
  showCar: undefined
}
