import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../app/route.tsx'
import { useItemFilter } from './item-filter.ts'
import { useTraitValues } from './item-queries.ts'
import styles from './TraitFilter.module.css'

/** Values of one trait drawn at first; a trait of a thousand values is searched for, not read. */
const SHOWN = 40

/** Traits with their values and how many items have each; a click narrows the items to them. */
export function TraitFilter({ projectId }: { projectId: string }) {
  const { t, i18n } = useTranslation()
  const { route, go } = useRoute()
  const { data: traits = [] } = useTraitValues(projectId)
  const [filter, setFilter] = useItemFilter(projectId)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const isOn = (trait: string, value: string): boolean =>
    filter.traits.some((wanted) => wanted.trait === trait && wanted.value === value)
  const toggle = (trait: string, value: string): void => {
    const others = filter.traits.filter((wanted) => wanted.trait !== trait || wanted.value !== value)
    setFilter({ traits: isOn(trait, value) ? others : [...others, { trait, value }] })
    if (route.screen !== 'items' || route.section !== 'all')
      go({ screen: 'items', projectId, section: 'all' })
  }
  if (traits.length === 0) return null
  return (
    <div className={styles['traits']} role="group" aria-label={t('items.byTrait')}>
      <span className={styles['title']}>{t('items.byTrait')}</span>
      {traits.map(({ trait, values }) => {
        const isOpen = opened.has(trait)
        const chosen = filter.traits.filter((wanted) => wanted.trait === trait).length
        return (
          <div key={trait}>
            <button
              type="button"
              className={styles['trait']}
              aria-expanded={isOpen}
              onClick={() =>
                setOpened((now) => {
                  const next = new Set(now)
                  if (!next.delete(trait)) next.add(trait)
                  return next
                })
              }
            >
              <IconChevronRight size={16} className={styles['chevron']} />
              <span className={styles['name']}>{trait === '' ? t('items.property') : trait}</span>
              <span className={styles['count']} data-chosen={chosen > 0}>
                {(chosen || values.length).toLocaleString(i18n.language)}
              </span>
            </button>
            {isOpen &&
              values.slice(0, SHOWN).map(({ value, count }) => (
                <button
                  key={value}
                  type="button"
                  className={styles['value']}
                  aria-pressed={isOn(trait, value)}
                  onClick={() => toggle(trait, value)}
                >
                  <span className={styles['name']}>{value}</span>
                  <span className={styles['count']}>{count.toLocaleString(i18n.language)}</span>
                </button>
              ))}
            {isOpen && values.length > SHOWN && (
              <p className={styles['more']}>{t('items.moreValues', { count: values.length - SHOWN })}</p>
            )}
          </div>
        )
      })}
    </div>
  )
}
