import { inEnglish } from '@intaglio/shared'
import type { Command } from 'commander'
import type { Project } from '../../engine/model.ts'
import type { Engine } from '../../engine/types.ts'
import { exitCodes } from '../exit-codes.ts'
import { count, table } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

export function addStatus(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('status')
      .summary('say where projects stand')
      .description(
        'Says of one project, or of all, what it holds, its addresses, proofs and jobs. Changes nothing.',
      ),
  ).addHelpText(
    'after',
    `
Exit code 3 says that a job failed, 4 that one waits for a person.

Examples:
  intaglio status
  intaglio status --project "Night Herons" --json`,
  )
  run<[], ProjectOption>(command, ({ engine, project, say }, _, options) => {
    const chosen = options.project === undefined ? engine.listProjects() : [project(options.project)]
    const projects = chosen.map((each) => statusOf(engine, each))
    if (projects.length === 0) say('There is no project yet; make one with "intaglio new".')
    say(projects.map(words).join('\n\n'))
    const states = new Set(projects.flatMap(({ jobs }) => Object.keys(jobs)))
    const exitCode = states.has('blocked')
      ? exitCodes.needsPerson
      : states.has('failed')
        ? exitCodes.problems
        : exitCodes.ok
    return { result: { projects }, exitCode }
  })
}

function statusOf(engine: Engine, project: Project) {
  const { projectId } = project
  const addresses = engine.getAddresses(projectId)
  const jobs: Record<string, number> = {}
  for (const { state } of engine.listJobs(projectId)) jobs[state] = (jobs[state] ?? 0) + 1
  return {
    ...project,
    addresses: addresses ?? null,
    proofs: engine.listProofs(projectId).filter(({ isCurrent }) => isCurrent),
    jobs,
  }
}

function words({ name, projectId, standard, itemCount, ...more }: ReturnType<typeof statusOf>): string {
  const places = new Set(more.proofs.map(({ place }) => inEnglish(place)))
  const jobs = Object.entries(more.jobs).map(([state, amount]) => `${amount} ${state}`)
  return table([
    ['Project', `${name} (${projectId})`],
    ['Items', `${count(itemCount, 'item')}, ${standard}`],
    ['Metadata folder', more.addresses?.metadataRoot ?? 'not packed'],
    ['Proven at', places.size > 0 ? [...places].join(', ') : 'no place yet'],
    ['Jobs', jobs.length > 0 ? jobs.join(', ') : 'none'],
    [
      'Collection',
      more.collection ? `${more.collection.address} on ${more.collection.chainId}` : 'not published',
    ],
  ])
}
