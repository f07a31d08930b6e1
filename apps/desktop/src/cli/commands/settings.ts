import { Option, type Command } from 'commander'
import type { MediaSettings } from '../../engine/media/types.ts'
import { table } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface SettingsOptions extends ProjectOption {
  location?: 'keep' | 'remove'
  colors?: MediaSettings['colors']
}

/** `settings`: how a project's files are published. */
export function addSettings(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('settings')
      .summary('say or change how files are published')
      .description(
        'Says how files are published, or changes it: every file is then made anew, and the addresses are computed ' +
          'again by "intaglio pack". What was imported stays as it is.',
      )
      .addOption(
        new Option('--location <what>', 'where a picture was taken, in its own data').choices([
          'keep',
          'remove',
        ]),
      )
      .addOption(
        new Option('--colors <what>', 'colour profiles: kept, or converted to sRGB').choices([
          'keep',
          'srgb',
        ]),
      ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio settings
  intaglio settings --location remove --colors srgb
  intaglio settings --project "Night Herons" --location keep --json`,
  )
  run<[], SettingsOptions>(command, async ({ engine, project, say, task }, _, options) => {
    const { projectId } = project(options.project)
    const changes = {
      ...(options.location && { keepLocation: options.location === 'keep' }),
      ...(options.colors && { colors: options.colors }),
    }
    if (Object.keys(changes).length > 0) {
      await task({ variants: 'Publish anew' }, (given) => engine.media.setSettings(projectId, changes, given))
    }
    const { keepLocation, colors } = engine.media.getSettings(projectId)
    say(
      table([
        ['Where pictures were taken', keepLocation ? 'kept' : 'removed'],
        ['Colours', colors === 'srgb' ? 'converted to sRGB' : 'kept as they are'],
      ]),
    )
    return { result: { projectId, location: keepLocation ? 'keep' : 'remove', colors } }
  })
}
