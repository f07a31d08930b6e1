// What several requests carry.
import { z } from 'zod'

export const nothing = z.undefined()
/** Ids name files and folders: nothing that could be a path gets through. */
export const id = z.string().regex(/^[\w-]{1,100}$/)
/** A file or folder that the person chose in a dialog or dropped; the main process refuses any other. */
export const chosenPath = z.string().min(1).max(4096)
export const standard = z.enum(['erc721', 'erc1155'])
export const project = z.strictObject({ projectId: id })
