import type { Workspace } from '../model.ts'
import { workspaceTargetId, type TargetInfo } from './types.ts'

/** The workspace as a place; without an address while none is known. */
export function workspaceInfo(workspace: Workspace | undefined): TargetInfo {
  const at = (address: string | undefined): string =>
    address === undefined ? '' : ` at ${new URL(address).host}`
  return {
    targetId: workspaceTargetId,
    kind: 'workspace',
    label: 'Workspace',
    place: `The workspace${at(workspace?.graphqlUrl)}`,
    readsFrom: `The gateway${at(workspace?.ipfsGatewayUrl)}`,
    isIndependent: true,
    hasToken: false,
  }
}
