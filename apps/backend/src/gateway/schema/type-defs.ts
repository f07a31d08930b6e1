import { catalogTypes } from './catalog.ts'
import { chainTypes } from './chains.ts'
import { intentTypes } from './intents.ts'
import { mediaTypes } from './media.ts'
import { scalarTypes } from './scalars.ts'
import { sessionTypes } from './session.ts'

/** The GraphQL contract between the studio and the backend: one file a noun, whose queries and mutations add up. */
export const typeDefs = [scalarTypes, sessionTypes, chainTypes, mediaTypes, intentTypes, catalogTypes]
