import { Button } from '@mantine/core'
import { IconArrowsShuffle } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewTokenView, RecipeView } from '../../../contract/generation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import shared from './GenerateScreen.module.css'
import styles from './PreviewGrid.module.css'
import { usePreview } from './use-preview.ts'

const SHOWN = 100

/** How the collection would look. Every tile has its place before its picture is painted. */
export function PreviewGrid(props: { projectId: string; recipe: RecipeView; feasible: boolean }) {
  const { t } = useTranslation()
  const { projectId, recipe, feasible } = props
  const [seed, setSeed] = useState<string>()
  const { tokens, error } = usePreview(projectId, feasible ? recipe : undefined, seed)
  const count = Math.min(SHOWN, recipe.count)

  return (
    <section className={styles['preview']} aria-label={t('generate.preview')}>
      <header className={styles['previewBar']}>
        <span className={shared['quiet']}>
          {seed === undefined ? t('generate.previewHint', { count }) : t('generate.previewOthers')}
        </span>
        <span className={styles['previewActions']}>
          {seed !== undefined && (
            <Button variant="subtle" color="gray" onClick={() => setSeed(undefined)}>
              {t('generate.backToSeed')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconArrowsShuffle size={15} />}
            disabled={!feasible}
            onClick={() => setSeed(crypto.randomUUID())}
          >
            {t('generate.others')}
          </Button>
        </span>
      </header>
      <ErrorNote error={error} />
      {feasible ? (
        <ul className={styles['tiles']} aria-label={t('generate.preview')}>
          {Array.from({ length: count }, (_, index) => (
            <Tile key={index} token={tokens.get(index + 1)} />
          ))}
        </ul>
      ) : (
        <EmptyState title={t('generate.infeasible')} text={t('generate.noPreview')} art={false} />
      )}
    </section>
  )
}

/** Drawn anew when its picture comes, and not with each that comes before and after. */
const Tile = memo(function Tile({ token }: { token: PreviewTokenView | undefined }) {
  return (
    <li className={styles['tile']} title={token?.name}>
      {token && <img src={token.url} alt={token.name} draggable={false} decoding="async" />}
    </li>
  )
})
