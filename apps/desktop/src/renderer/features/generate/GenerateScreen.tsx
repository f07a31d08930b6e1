import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { GenerationView, LayersOpened, RecipeChange, RecipeView } from '../../../contract/generation.ts'
import {
  useAddPictures,
  useGenerate,
  useGeneration,
  useOpenLayers,
  useReadLayers,
  useRecipeCheck,
  useUpdateRecipe,
} from '../../app/generation-queries.ts'
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
import { useDrop } from './use-drop.ts'

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

/** Layers from a folder that is asked for, one that was let go over the screen, or the recipe's own. */
function useLayers(projectId: string) {
  const { go } = useRoute()
  const choose = useOpenLayers()
  const read = useReadLayers()
  const show = { onSuccess: (opened?: LayersOpened) => opened && go({ screen: 'generate', ...opened }) }
  return {
    choose: () => choose.mutate({ projectId }, show),
    take: (folder: string | undefined) => folder !== undefined && read.mutate({ projectId, folder }, show),
    again: () => read.mutate({ projectId }),
    pending: choose.isPending || read.isPending,
    error: choose.error ?? read.error,
    reset: () => [choose, read].forEach((work) => work.reset()),
  }
}

function NoLayers({ projectId, hasOwnItems }: { projectId: string; hasOwnItems: boolean }) {
  const { t } = useTranslation()
  const layers = useLayers(projectId)
  const drop = useDrop(({ kind, paths }) => {
    if (kind === 'folder') layers.take(paths[0])
  })
  return (
    <Screen title={t('generate.title')}>
      <div className={styles['empty']} {...drop}>
        <EmptyState
          title={t('generate.emptyTitle')}
          text={t('generate.emptyText')}
          note={t(hasOwnItems ? 'generate.emptyOwn' : 'generate.emptyNote')}
          actions={
            <>
              <ErrorNote error={layers.error} />
              <Button leftSection={<IconFolder size={15} />} loading={layers.pending} onClick={layers.choose}>
                {t('generate.choose')}
              </Button>
            </>
          }
        />
      </div>
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
  const change = (wish: RecipeChange): void => update.mutate({ projectId, change: wish })
  const feasible = check.data?.feasible === true
  const layers = useLayers(projectId)
  const drop = useDrop(({ kind, paths }) => {
    if (kind === 'folder') layers.take(paths[0])
    else add.mutate({ to: 'oneOfOnes', files: paths })
  })
  const failed = [generate, update, add, layers]

  return (
    <Screen
      title={t('generate.title')}
      aside={t('generate.layers', { count: recipe.layers.length })}
      actions={
        <GenerateActions
          projectId={projectId}
          count={recipe.count}
          drawn={generation.drawn}
          ready={feasible && !check.isPlaceholderData}
          starting={generate.isPending}
          onGenerate={() => generate.mutate()}
        />
      }
    >
      <div className={styles['split']} {...drop}>
        <div className={styles['panel']}>
          {failed.map((work, index) => (
            <ErrorNote key={index} error={work.error} onDismiss={() => work.reset()} />
          ))}
          <div className={styles['top']}>
            <RecipeFields recipe={recipe} onChange={change} />
            <Feasibility recipe={recipe} check={check.data} error={check.error} />
          </div>
          <LayerList
            recipe={recipe}
            check={check.data}
            reading={layers.pending}
            onChange={change}
            onRead={layers.again}
            onChoose={layers.choose}
          />
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
              adding={add.isPending && add.variables.to === 'oneOfOnes'}
              onAdd={() => add.mutate({ to: 'oneOfOnes' })}
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
              choosing={add.isPending && add.variables.to === 'placeholder'}
              onChoose={(files) => add.mutate({ to: 'placeholder', ...(files && { files }) })}
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
