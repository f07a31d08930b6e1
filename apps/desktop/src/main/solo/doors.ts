import type { SoloStarted } from './methods.ts'

/** Ports on this computer that lead to the backend and to its gateway, and that somebody can shut. */
export interface Doors {
  backend: number
  gateway: number
}

/** The workspace as it is reached through the doors. */
export function throughDoors(workspace: SoloStarted['workspace'], doors: Doors): SoloStarted['workspace'] {
  return {
    graphqlUrl: withPort(workspace.graphqlUrl, doors.backend),
    graphqlWsUrl: withPort(workspace.graphqlWsUrl, doors.backend),
    ipfsGatewayUrl: withPort(workspace.ipfsGatewayUrl, doors.gateway),
  }
}

function withPort(address: string, port: number): string {
  return address.replace(/:\d+(?=\/|$)/, `:${port}`)
}
