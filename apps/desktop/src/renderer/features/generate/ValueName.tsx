import { Popover, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecipeChange, ValueView } from '../../../contract/generation.ts'
import { LookFields } from './LookFields.tsx'
import styles from './ValueRow.module.css'

type Look = Pick<NonNullable<RecipeChange['look']>, 'blend' | 'opacity'>

/** A value's name; behind it, how its picture is laid on where that is not as the rest of the layer. */
export function ValueName({ value, onChange }: { value: ValueView; onChange: (look: Look) => void }) {
  const { t } = useTranslation()
  const { name, blend, opacity } = value
  const own = blend !== undefined || (opacity ?? 1) !== 1
  return (
    <Popover position="bottom-start" trapFocus shadow="md" width={250}>
      <Popover.Target>
        <UnstyledButton
          className={styles['name'] ?? ''}
          title={name}
          data-own={own}
          aria-label={t('generate.lookOf', { value: name })}
        >
          {name}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('generate.lookOf', { value: name })}>
        <Text size="xs" fw={600} mb={6}>
          {t('generate.lookOf', { value: name })}
        </Text>
        <div className={styles['look']}>
          <LookFields
            name={name}
            blend={blend}
            opacity={opacity ?? 1}
            asRest={t('generate.asLayer')}
            onChange={onChange}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
