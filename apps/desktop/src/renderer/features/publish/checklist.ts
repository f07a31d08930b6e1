import type { PlanView, ReviewView, StatusView } from '../../../contract/models.ts'

/** What must be so before tokens can be minted, in the order in which it comes to be. */
export const checks = ['items', 'metadata', 'addresses', 'online', 'wallet', 'signedIn', 'coins'] as const
export type Check = (typeof checks)[number]
/** Done; must be mended by a person; comes by itself or with the next step; worth a look. */
export type CheckState = 'done' | 'blocks' | 'waits' | 'warns'

export interface KnownForChecks {
  review: Pick<ReviewView, 'itemCount' | 'addresses'>
  /** Undefined while they are being looked for. */
  problems: readonly { severity: 'error' | 'warning' | 'note' }[] | undefined
  status: Pick<StatusView, 'backend' | 'account'> | undefined
  /** Undefined until the workspace and the chain have told. */
  plan: Pick<PlanView, 'balanceWei' | 'maxCostWei'> | undefined
  needsSignIn: boolean
}

/** How each stands. Nothing here asks a network: what is not known waits. */
export function checklist(known: KnownForChecks): Record<Check, CheckState> {
  const { review, problems, status, plan, needsSignIn } = known
  const online = status?.backend === 'online'
  return {
    items: review.itemCount > 0 ? 'done' : 'blocks',
    metadata: metadataState(problems),
    addresses: review.addresses ? 'done' : 'blocks',
    online: online ? 'done' : 'waits',
    wallet: status?.account === undefined ? 'waits' : 'done',
    signedIn: needsSignIn ? 'blocks' : plan ? 'done' : 'waits',
    coins: !plan ? 'waits' : BigInt(plan.balanceWei) < BigInt(plan.maxCostWei) ? 'blocks' : 'done',
  }
}

function metadataState(problems: KnownForChecks['problems']): CheckState {
  if (!problems) return 'waits'
  if (problems.some(({ severity }) => severity === 'error')) return 'blocks'
  return problems.some(({ severity }) => severity === 'warning') ? 'warns' : 'done'
}
