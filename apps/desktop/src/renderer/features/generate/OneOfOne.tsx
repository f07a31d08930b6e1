import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OneOfOneView } from '../../../contract/generation.ts'
import { Disclosure } from './Disclosure.tsx'
import shared from './GenerateScreen.module.css'
import styles from './OneOfOnes.module.css'
import { useDraft } from './use-draft.ts'
import { WordFields } from './WordFields.tsx'

type Trait = OneOfOneView['attributes'][number]

/** One finished picture: where it comes, its words and its own traits. */
export function OneOfOne(props: {
  one: OneOfOneView
  /** Tokens in all. */
  count: number
  onChange: (changed: Partial<Omit<OneOfOneView, 'file'>>) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const { one, onChange } = props
  const { file, name, description, attributes, position } = one
  const [open, setOpen] = useState(false)
  /** A new trait, until it has a name and a value. */
  const [fresh, setFresh] = useState<Trait>()
  const place = useDraft<number | string>(position ?? '', (typed) => {
    const wanted = typeof typed === 'number' ? typed : undefined
    if (wanted !== position) onChange({ position: wanted })
  })
  const change = (traits: Trait[]): void => onChange({ attributes: traits })
  return (
    <li>
      <div className={styles['oneOfOne']}>
        <Disclosure
          title={name || file}
          summary={t('generate.traitCount', { count: attributes.length })}
          open={open}
          onClick={() => setOpen(!open)}
        />
        <NumberInput
          size="xs"
          hideControls
          min={1}
          max={props.count}
          allowDecimal={false}
          aria-label={t('generate.placeOf', { file })}
          placeholder={t('generate.anywhere')}
          {...place}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('generate.removeOneOfOne', { file })}
          onClick={props.onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      {open && (
        <div className={styles['detail']} role="group" aria-label={file}>
          <WordFields
            words={{ name, description }}
            labels={{ name: t('generate.nameOf', { file }), description: t('generate.descriptionOf') }}
            placeholders={{ name: t('generate.asOthers'), description: t('generate.asOthers') }}
            onChange={onChange}
          />
          {attributes.map((trait, index) => (
            <TraitFields
              key={index}
              trait={trait}
              number={index + 1}
              onChange={(changed) => change(attributes.with(index, changed))}
              onRemove={() => change(attributes.toSpliced(index, 1))}
            />
          ))}
          {fresh && (
            <TraitFields
              trait={fresh}
              number={attributes.length + 1}
              onChange={(trait) => {
                const whole = trait.trait_type !== '' && trait.value !== ''
                setFresh(whole ? undefined : trait)
                if (whole) change([...attributes, trait])
              }}
              onRemove={() => setFresh(undefined)}
            />
          )}
          <div className={shared['buttons']}>
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              leftSection={<IconPlus size={12} />}
              disabled={fresh !== undefined}
              onClick={() => setFresh({ trait_type: '', value: '' })}
            >
              {t('generate.addTrait')}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}

function TraitFields(props: {
  trait: Trait
  number: number
  onChange: (trait: Trait) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const { trait, number, onChange } = props
  const type = useDraft(trait.trait_type, (typed) => {
    if (typed !== '' && typed !== trait.trait_type) onChange({ ...trait, trait_type: typed })
  })
  const value = useDraft(String(trait.value), (typed) => {
    // What was a number stays one as long as it reads as one.
    const isNumber = typeof trait.value === 'number' && String(Number(typed)) === typed
    if (typed !== '' && typed !== String(trait.value))
      onChange({ ...trait, value: isNumber ? Number(typed) : typed })
  })
  return (
    <div className={styles['trait']} role="group" aria-label={t('generate.traitNumber', { number })}>
      <TextInput
        size="xs"
        aria-label={t('traits.trait')}
        placeholder={t('traits.trait')}
        {...type}
        onChange={(event) => type.onChange(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        aria-label={t('traits.value')}
        placeholder={t('traits.value')}
        {...value}
        onChange={(event) => value.onChange(event.currentTarget.value)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('generate.removeTrait', { number })}
        onClick={props.onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}
