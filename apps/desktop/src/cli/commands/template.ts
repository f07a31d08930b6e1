import type { Command } from 'commander'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface TemplateOptions extends ProjectOption {
  name?: string
  description?: string
}

export function addTemplate(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('template')
      .summary('put all names or descriptions through a template')
      .description(
        'Sets what every token’s name or description is made of. Variables: {{name}}, {{description}}, ' +
          '{{position}} ({{position:4}} is 0007), {{count}}, {{collection}}, {{symbol}}, {{editions}}, {{file}}, ' +
          '{{trait.Hat}}. \\{{name}} is written as {{name}}. An empty template takes the words as they are.',
      )
      .option('--name <template>', 'of names')
      .option('--description <template>', 'of descriptions'),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio template --name "{{name}} #{{position}}"
  intaglio template --name "" --description "{{trait.Motif}} in {{trait.Ink}}."`,
  )
  run<[], TemplateOptions>(command, async ({ engine, project, say }, _, options) => {
    const { projectId } = project(options.project)
    const { name, description } = options
    if (name !== undefined || description !== undefined) {
      await engine.metadata.setTemplates(projectId, {
        ...(name !== undefined && { name: name || null }),
        ...(description !== undefined && { description: description || null }),
      })
    }
    const templates = engine.metadata.getTemplates(projectId)
    say(`Names:        ${templates.name ?? 'as they are'}`)
    say(`Descriptions: ${templates.description ?? 'as they are'}`)
    return { result: { projectId, ...templates } }
  })
}
