import { say } from '@intaglio/shared'
import type { Workspace } from '../model.ts'
import { workspaceTargetId, type TargetInfo } from './types.ts'

/** The workspace as a place; without an address while none is known. */
export function workspaceInfo(workspace: Workspace | undefined): TargetInfo {
  const { graphqlUrl, ipfsGatewayUrl } = workspace ?? {}
  return {
    targetId: workspaceTargetId,
    kind: 'workspace',
    label: 'Workspace',
    place: graphqlUrl ? say`The workspace at ${{ host: new URL(graphqlUrl).host }}` : say`The workspace`,
    readsFrom: ipfsGatewayUrl
      ? say`The gateway at ${{ host: new URL(ipfsGatewayUrl).host }}`
      : say`The gateway`,
    isIndependent: true,
    hasToken: false,
  }
}
