import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { GenerationView, RecipeChange, RecipeView } from '../../../contract/generation.ts'
import {
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
import { Screen } from '../../ui/Screen.tsx'
import { Feasibility } from './Feasibility.tsx'
import { GenerateActions } from './GenerateActions.tsx'
import styles from './GenerateScreen.module.css'
import { LayerList } from './LayerList.tsx'
import { PreviewGrid } from './PreviewGrid.tsx'
import { RecipeFields } from './RecipeFields.tsx'
import { RuleList } from './RuleList.tsx'

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
  const { recipe, drawn, hasOwnItems } = generation.data
  return recipe && !hasOwnItems ? (
    <RecipeScreen projectId={projectId} recipe={recipe} drawn={drawn} />
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

function RecipeScreen(props: { projectId: string; recipe: RecipeView; drawn: GenerationView['drawn'] }) {
  const { t } = useTranslation()
  const { projectId, recipe, drawn } = props
  const check = useRecipeCheck(projectId, recipe)
  const update = useUpdateRecipe(projectId)
  const generate = useGenerate(projectId)
  const status = useStatus()
  const running =
    generate.isPending ||
    status?.tasks.some((task) => task.projectId === projectId && task.stage === 'render')
  const change = (wish: RecipeChange): void => update.mutate({ projectId, change: wish })
  const feasible = check.data?.feasible === true

  return (
    <Screen
      title={t('generate.title')}
      aside={t('generate.layers', { count: recipe.layers.length })}
      actions={
        <GenerateActions
          count={recipe.count}
          drawn={drawn}
          ready={feasible && !check.isPlaceholderData}
          running={running === true}
          onGenerate={() => generate.mutate()}
        />
      }
    >
      <div className={styles['split']}>
        <div className={styles['panel']}>
          <ErrorNote error={generate.error} onDismiss={() => generate.reset()} />
          <ErrorNote error={update.error} onDismiss={() => update.reset()} />
          <RecipeFields recipe={recipe} onChange={change} />
          <Feasibility recipe={recipe} check={check.data} error={check.error} />
          <RuleList recipe={recipe} onChange={(rules) => change({ rules })} />
          <LayerList recipe={recipe} check={check.data} onChange={change} />
        </div>
        <PreviewGrid projectId={projectId} recipe={recipe} feasible={feasible && !check.isPlaceholderData} />
      </div>
    </Screen>
  )
}
