import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { GenerationView, RecipeChange, RecipeView } from '../../../contract/generation.ts'
import {
  useAddPictures,
  useGenerate,
  useGeneration,
  useOpenLayers,
  useRecipeCheck,
  useUpdateRecipe,
} from '../../app/generation-queries.ts'
import { useStatus } from '../../app/queries.ts'
import { useRoute } from '../../app/route.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Feasibility } from './Feasibility.tsx'
import { FileFields } from './FileFields.tsx'
import { GenerateActions } from './GenerateActions.tsx'
import styles from './GenerateScreen.module.css'
import { LayerList } from './LayerList.tsx'
import { OneOfOnes } from './OneOfOnes.tsx'
import { PreviewGrid } from './PreviewGrid.tsx'
import { RecipeFields } from './RecipeFields.tsx'
import { Reveal } from './Reveal.tsx'
import { RuleList } from './RuleList.tsx'
import { Section } from './Section.tsx'

/** A collection made of layers: what it is made of, whether that can be, how it would look, and the drawing of it. */
export function GenerateScreen({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const generation = useGeneration(projectId)
  if (!generation.data) {
    return (
      <Screen title={t('generate.title')}>
        <ErrorNote error={generation.error} />
      </Screen>
    )
  }
  const { recipe, hasOwnItems } = generation.data
  return recipe && !hasOwnItems ? (
    <RecipeScreen projectId={projectId} recipe={recipe} generation={generation.data} />
  ) : (
    <NoLayers projectId={projectId} hasOwnItems={hasOwnItems} />
  )
}

function NoLayers({ projectId, hasOwnItems }: { projectId: string; hasOwnItems: boolean }) {
  const { t } = useTranslation()
  const { go } = useRoute()
  const open = useOpenLayers()
  const choose = (): void =>
    open.mutate(
      { projectId },
      { onSuccess: (opened) => opened && go({ screen: 'generate', projectId: opened.projectId }) },
    )
  return (
    <Screen title={t('generate.title')}>
      <EmptyState
        title={t('generate.emptyTitle')}
        text={t('generate.emptyText')}
        note={t(hasOwnItems ? 'generate.emptyOwn' : 'generate.emptyNote')}
        actions={
          <>
            <ErrorNote error={open.error} />
            <Button leftSection={<IconFolder size={15} />} loading={open.isPending} onClick={choose}>
              {t('generate.choose')}
            </Button>
          </>
        }
      />
    </Screen>
  )
}

function RecipeScreen(props: { projectId: string; recipe: RecipeView; generation: GenerationView }) {
  const { t } = useTranslation()
  const { projectId, recipe, generation } = props
  const check = useRecipeCheck(projectId, recipe)
  const update = useUpdateRecipe(projectId)
  const add = useAddPictures(projectId)
  const generate = useGenerate(projectId)
  const status = useStatus()
  const running =
    generate.isPending ||
    status?.tasks.some((task) => task.projectId === projectId && task.stage === 'render')
  const change = (wish: RecipeChange): void => update.mutate({ projectId, change: wish })
  const feasible = check.data?.feasible === true
  const failed = [generate, update, add]

  return (
    <Screen
      title={t('generate.title')}
      aside={t('generate.layers', { count: recipe.layers.length })}
      actions={
        <GenerateActions
          count={recipe.count}
          drawn={generation.drawn}
          ready={feasible && !check.isPlaceholderData}
          running={running === true}
          onGenerate={() => generate.mutate()}
        />
      }
    >
      <div className={styles['split']}>
        <div className={styles['panel']}>
          {failed.map((work, index) => (
            <ErrorNote key={index} error={work.error} onDismiss={() => work.reset()} />
          ))}
          <div className={styles['top']}>
            <RecipeFields recipe={recipe} onChange={change} />
            <Feasibility recipe={recipe} check={check.data} error={check.error} />
          </div>
          <LayerList recipe={recipe} check={check.data} onChange={change} />
          <Section
            title={t('generate.rules')}
            summary={t('generate.ruleCount', { count: recipe.rules.length })}
            initiallyOpen={recipe.rules.length > 0}
          >
            <RuleList recipe={recipe} onChange={(rules) => change({ rules })} />
          </Section>
          <Section
            title={t('generate.oneOfOnes')}
            summary={t('generate.pictures', { count: recipe.oneOfOnes.length })}
          >
            <OneOfOnes
              recipe={recipe}
              adding={add.isPending && add.variables === 'oneOfOnes'}
              onAdd={() => add.mutate('oneOfOnes')}
              onChange={change}
            />
          </Section>
          <Section
            title={t('generate.files')}
            summary={`${recipe.width} × ${recipe.height} ${recipe.format.toUpperCase()}`}
          >
            <FileFields recipe={recipe} onChange={change} />
          </Section>
          <Section
            title={t('generate.reveal')}
            summary={t(recipe.placeholder ? 'generate.hidden' : 'generate.shown')}
          >
            <Reveal
              placeholder={recipe.placeholder}
              pictureUrl={generation.placeholderUrl}
              choosing={add.isPending && add.variables === 'placeholder'}
              onChoose={() => add.mutate('placeholder')}
              onChange={change}
            />
          </Section>
          <Section title={t('generate.provenance')}>
            <p className={styles['quiet']}>{t('generate.provenanceHint')}</p>
            {generation.provenance !== undefined && (
              <Hash value={generation.provenance} label={t('generate.provenance')} head={16} tail={16} />
            )}
          </Section>
        </div>
        <PreviewGrid projectId={projectId} recipe={recipe} feasible={feasible && !check.isPlaceholderData} />
      </div>
    </Screen>
  )
}
