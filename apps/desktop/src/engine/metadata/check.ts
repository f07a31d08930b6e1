import { say, reasonOf, type Text } from '@intaglio/shared'
import { setImmediate as turn } from 'node:timers/promises'
import type { z } from 'zod'
import type { ItemRow } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { Attribute, TaskOptions } from '../model.ts'
import { contractBytes, templateWords, tokenBytes } from './project-metadata.ts'
import { erc1155Schema, erc7572Schema, openSeaSchema } from './schemas.ts'
import { missingTraits } from './template.ts'
import type { MetadataProblem } from './types.ts'

const pageSize = 500
/** Any CID: that the link is well formed does not depend on which. */
const someCid = 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'
/** Seconds since 1970 of the year 5138: a date above is in milliseconds. */
export const largestDate = 1e11
const usualRoyaltyBps = 1_000

type Finding = Omit<MetadataProblem, 'position' | 'file'>

/** Everything wrong with a project's metadata: the collection's first, then token by token. */
export async function checkMetadata(
  store: { projects: Pick<Store['projects'], 'get'>; items: Pick<Store['items'], 'page'> },
  projectId: string,
  { onProgress, signal }: TaskOptions = {},
): Promise<MetadataProblem[]> {
  const project = store.projects.get(projectId)
  const problems = checkCollection(project).map((finding): MetadataProblem => ({
    ...finding,
    position: undefined,
    file: undefined,
  }))
  const names = new Map<string, number>()
  for (let after = 0; ;) {
    // Others want the process too.
    await turn()
    signal?.throwIfAborted()
    const page = store.items.page(projectId, after, pageSize)
    for (const item of page) {
      after = item.position
      for (const finding of checkToken(project, item, names)) {
        problems.push({ ...finding, position: item.position, file: item.sourceFile })
      }
    }
    onProgress?.({ stage: 'check', done: after, total: project.itemCount })
    if (page.length < pageSize) return problems
  }
}

function checkCollection(project: ProjectRow): Finding[] {
  const findings: Finding[] = []
  const warn = (code: string, field: string | undefined, what: Text, next: Text) =>
    findings.push({ severity: 'warning', code, field, what, next })
  if (project.itemCount === 0) {
    const next = say`Import a folder of images.`
    findings.push({
      severity: 'error',
      code: 'NO_ITEMS',
      field: undefined,
      what: say`There are no items.`,
      next,
    })
  }
  if (project.description === '') {
    warn('NO_DESCRIPTION', 'description', say`The collection has no description.`, say`Say what it is.`)
  }
  if (project.logoSha256 === null) {
    warn(
      'NO_LOGO',
      'image',
      say`The collection has no picture of its own.`,
      say`Make an item’s picture the collection’s, or name one in collection.json.`,
    )
  }
  if (project.royaltyBps > usualRoyaltyBps) {
    const percent = project.royaltyBps / 100
    warn(
      'HIGH_ROYALTY',
      'royalty_bps',
      say`Royalties of ${{ percent }} % are often cut.`,
      say`Ask for 10 % or less.`,
    )
  }
  const pictures = { logo: project.logoSha256 ? someCid : undefined, banner: undefined }
  return [...findings, ...againstSchema(erc7572Schema, contractBytes(project, pictures), 'ERC-7572')]
}

/** What is wrong with one token. @param names of the tokens before it, which it joins */
export function checkToken(project: ProjectRow, item: ItemRow, names: Map<string, number>): Finding[] {
  const bytes = tokenBytes(project, item, { imageCid: someCid })
  const findings =
    project.standard === 'erc1155'
      ? againstSchema(erc1155Schema, bytes, 'ERC-1155')
      : againstSchema(openSeaSchema, bytes, 'ERC-721 and OpenSea')
  const warn = (code: string, field: string, what: Text, next: Text) =>
    findings.push({ severity: 'warning', code, field, what, next })
  const { name } = JSON.parse(new TextDecoder().decode(bytes)) as { name: string }
  const twin = names.get(name)
  if (twin === undefined) names.set(name, item.position)
  else {
    warn(
      'SAME_NAME',
      'name',
      say`"${{ name }}" is also the name of token ${{ twin }}.`,
      say`Use a name template with ${{ variable: '{{position}}' }}.`,
    )
  }
  const { nameTemplate, descriptionTemplate } = project
  for (const [field, template] of [
    ['name', nameTemplate],
    ['description', descriptionTemplate],
  ] as const) {
    for (const trait of template === null ? [] : missingTraits(template, templateWords(project, item))) {
      warn(
        'TEMPLATE_TRAIT',
        field,
        say`The template wants the trait "${{ trait }}", which it does not have.`,
        say`Give it that trait, or change the template.`,
      )
    }
  }
  return [...findings, ...checkTraits(JSON.parse(item.attributes) as Attribute[])]
}

function checkTraits(attributes: readonly Attribute[]): Finding[] {
  const seen = new Set<string>()
  return attributes.flatMap(({ trait_type, value, display_type, max_value }, index) => {
    const findings: Finding[] = []
    const add = (severity: Finding['severity'], code: string, field: string, what: Text, next: Text) =>
      findings.push({ severity, code, field: `attributes.${index}.${field}`, what, next })
    if (trait_type !== '' && seen.has(trait_type)) {
      add(
        'warning',
        'TRAIT_REPEATED',
        'trait_type',
        say`"${{ trait: trait_type }}" stands here twice.`,
        say`Keep one of them.`,
      )
    }
    seen.add(trait_type)
    if (typeof value !== 'number') return findings
    if (max_value !== undefined && value > max_value) {
      add(
        'error',
        'ABOVE_MAX',
        'value',
        say`"${{ trait: trait_type }}" is ${{ value }}, above its largest value ${{ most: max_value }}.`,
        say`Lower it, or raise max_value.`,
      )
    }
    if (display_type === 'date' && (!Number.isInteger(value) || value > largestDate)) {
      add(
        'error',
        'BAD_DATE',
        'value',
        say`"${{ trait: trait_type }}" is no date in whole seconds since 1970.`,
        say`Divide milliseconds by 1,000.`,
      )
    }
    if (display_type === 'boost_percentage' && Math.abs(value) > 100) {
      add(
        'warning',
        'BIG_PERCENTAGE',
        'value',
        say`"${{ trait: trait_type }}" is ${{ value }} %.`,
        say`Check the number.`,
      )
    }
    return findings
  })
}

function againstSchema(schema: z.ZodType, bytes: Uint8Array, standard: string): Finding[] {
  const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
  return (parsed.error?.issues ?? []).map((issue) => {
    const field = issue.path.join('.')
    return {
      severity: 'error',
      code: field === 'name' ? 'NO_NAME' : 'SCHEMA',
      field,
      what: say`${{ field }} ${{ what: reasonOf(issue) }}.`,
      next: say`Correct it: ${{ standard }} metadata wants it so.`,
    }
  })
}
