import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { blendModes, type BlendMode } from '../../../contract/rules.ts'
import { useDraft } from './use-draft.ts'

/** How a picture meets what lies below it: how its colours mix, and how much of it shows. */
export function LookFields(props: {
  /** What it is of, as people read it. */
  name: string
  /** Undefined is as the rest. */
  blend: BlendMode | undefined
  /** 0 to 1. */
  opacity: number
  /** The word for what is as the rest, where that can be. */
  asRest?: string
  onChange: (look: { blend?: BlendMode | null; opacity?: number }) => void
}) {
  const { t } = useTranslation()
  const { name, blend, asRest, onChange } = props
  const percent = Math.round(props.opacity * 100)
  const opacity = useDraft<number | string>(percent, (typed) => {
    if (typeof typed === 'number' && typed !== percent) onChange({ opacity: typed / 100 })
  })
  return (
    <>
      <Select
        size="xs"
        aria-label={t('generate.blendOf', { layer: name })}
        allowDeselect={false}
        comboboxProps={{ withinPortal: asRest === undefined }}
        data={[
          ...(asRest === undefined ? [] : [{ value: '', label: asRest }]),
          ...blendModes.map((mode) => ({ value: mode, label: t(`generate.blend.${mode}`) })),
        ]}
        value={blend ?? ''}
        onChange={(chosen) => onChange({ blend: blendModes.find((mode) => mode === chosen) ?? null })}
      />
      <NumberInput
        size="xs"
        hideControls
        min={0}
        max={100}
        suffix=" %"
        allowDecimal={false}
        aria-label={t('generate.opacityOf', { layer: name })}
        {...opacity}
      />
    </>
  )
}
