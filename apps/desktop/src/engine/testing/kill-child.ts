// A process that publishes a project and may end itself with SIGKILL at one instant. Started by kill.int.test.ts.
import { openEngineWith } from '../open-engine.ts'
import type { ProbePoint } from '../queue/step.ts'
import type { Workspace } from '../model.ts'
import { WalletRejectedError } from '../wallet/errors.ts'
import { createLocalWallet } from '../wallet/local.ts'
import type { Wallet } from '../wallet/port.ts'

/** What a child is told, as JSON in its only argument. */
export interface KillChildOrder {
  dataDir: string
  projectId: string
  workspace: Workspace
  privateKey: `0x${string}`
  rpcUrl: string
  chainId: `eip155:${number}`
  /** Where it ends; without it the child goes on until nothing moves, and prints the states. */
  killAt?: { kind: 'collection' | 'mint'; point: ProbePoint }
  /** `sends`: only eth_sendTransaction. `rejects`: the person says no. `starves`: signs with too little gas. */
  wallet?: 'signs' | 'sends' | 'rejects' | 'starves'
  /** What the person does at the start. */
  action?: 'retry' | 'cancel'
}

const order = JSON.parse(process.argv[2] ?? '{}') as KillChildOrder
const engine = openEngineWith(
  { dataDir: order.dataDir, workspace: order.workspace, wallet: walletOf(order) },
  (point, { kind }) => {
    if (point === order.killAt?.point && kind === order.killAt.kind) process.kill(process.pid, 'SIGKILL')
  },
)
const act = (job: { jobId: string; kind: string; state: string }) => {
  if (order.action === 'cancel' && job.kind === 'collection') engine.cancelJob(job.jobId)
  const held = ['blocked', 'failed', 'cancelled'].includes(job.state)
  // The first that is stuck; those behind it follow by themselves.
  if (order.action === 'retry' && held) engine.retryJob(job.jobId)
  return held
}
engine.listJobs(order.projectId).some(act)
await engine.publish(order.projectId)
const jobs = await engine.settled(order.projectId)
process.stdout.write(JSON.stringify(jobs.map(({ state }) => state)))
await engine.close()

function walletOf({ privateKey, rpcUrl, chainId, wallet = 'signs' }: KillChildOrder): Wallet {
  const local = createLocalWallet({ privateKey, rpcUrl, chainId })
  const { signTransaction } = local
  if (wallet === 'signs' || !signTransaction) return local
  if (wallet === 'rejects')
    return { ...local, signTransaction: () => Promise.reject(new WalletRejectedError()) }
  if (wallet === 'starves') {
    return {
      ...local,
      signTransaction: (tx, nonce) => signTransaction({ ...tx, gas: (tx.gas ?? 0n) / 3n }, nonce),
    }
  }
  return { account: local.account, signMessage: local.signMessage, sendTransaction: local.sendTransaction }
}
