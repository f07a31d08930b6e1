import { startWorld } from './testing/world.ts'
import { openEngine } from './index.ts'
import { createLocalWallet } from './wallet/local.ts'
console.time('world'); const w = await startWorld(); console.timeEnd('world')
const count = Number(process.argv[2] ?? 24)
const e = openEngine({ dataDir: await w.folder('studio'), workspace: w.workspace, wallet: createLocalWallet({ privateKey: w.account.privateKey, rpcUrl: w.rpcUrl, chainId: w.chainId }) })
try {
e.subscribe(ev => ev.type==='job' ? console.log(ev.job.kind, ev.job.state, ev.job.confirmations, ev.job.message ?? '') : console.log(ev))
const p = e.createProject({ name: 'Demo', symbol: 'DEMO', standard: process.argv[3] as 'erc721' ?? 'erc721' })
console.time('import'); console.log(await e.importFolder(p.projectId, '/work/main/resources/sample-collection', {repeatTo: count})); console.timeEnd('import')
console.time('addr'); console.log(await e.computeAddresses(p.projectId)); console.timeEnd('addr')
console.time('signin'); console.log(await e.signIn()); console.timeEnd('signin')
console.time('pin'); console.log(await e.pin(p.projectId)); console.timeEnd('pin')
console.time('pin2'); console.log(await e.pin(p.projectId)); console.timeEnd('pin2')
console.log(await e.plan(p.projectId))
console.time('publish'); await e.publish(p.projectId); const jobs = await e.settled(p.projectId); console.timeEnd('publish')
console.log(jobs.map(j=>({...j, tokenIds: j.tokenIds.length})), e.getProject(p.projectId), process.memoryUsage().rss/1e6)
} catch (err) { console.log(err) } finally {
await e.close(); await w.stop() }
