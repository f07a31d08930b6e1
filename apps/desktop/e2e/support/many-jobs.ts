import { openStore } from '../../src/engine/store/store.ts'

/** Puts a paused queue of `count` jobs over two projects, four in five of them done, into a data folder no studio has open. */
export function putManyJobs(dataDir: string, count: number): void {
  const store = openStore(dataDir)
  try {
    store.transaction(() => {
      const names = ['Night Herons', 'Tin Soldiers']
      names.forEach((name, index) =>
        store.projects.add({
          ...{ projectId: `project-${index}`, name, symbol: 'X', description: '', royaltyBps: 0 },
          standard: 'erc721',
        }),
      )
      for (let index = 0; index < count; index += 1) {
        const first = index < names.length
        const jobId = `job-${index}`
        store.jobs.add({
          ...{ jobId, intentId: `intent-${index}`, projectId: `project-${index % names.length}` },
          kind: first ? 'collection' : 'mint',
          ...{ chainId: 'eip155:31337', account: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266' },
          ...{ quantity: first ? 0 : 100, firstPosition: first ? null : index, payload: '{}' },
        })
        // What is done comes first, as it would.
        if (index < (count * 4) / 5) {
          const txHash = `0x${index.toString(16).padStart(64, '0')}`
          store.jobs.move(jobId, 'planned', 'prepared')
          store.jobs.move(jobId, 'prepared', 'signing')
          store.jobs.move(jobId, 'signing', 'broadcast', { txHash })
          store.jobs.move(jobId, 'broadcast', 'confirming', {
            ...{ confirmations: 12, confirmationsWanted: 12, chainDone: 1, gasUsed: '253654' },
          })
          store.jobs.move(jobId, 'confirming', 'ready', { firstTokenId: String(index * 100 + 1) })
        }
      }
      store.pauses.set(undefined, true)
    })
  } finally {
    store.close()
  }
}
