import { TextInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useDraft } from './use-draft.ts'

interface Words {
  name: string
  description: string
}

/** A name and a description, saved when a field is left. */
export function WordFields(props: {
  words: Words
  labels: Words
  hint?: ReactNode
  /** Shown where nothing is said. */
  placeholders?: Words
  onChange: (words: Words) => void
}) {
  const { words, labels, placeholders, hint, onChange } = props
  const name = useDraft(words.name, (typed) => {
    if (typed !== words.name) onChange({ ...words, name: typed })
  })
  const description = useDraft(words.description, (typed) => {
    if (typed !== words.description) onChange({ ...words, description: typed })
  })
  return (
    <>
      <TextInput
        size="xs"
        label={labels.name}
        description={hint}
        placeholder={placeholders?.name}
        spellCheck={false}
        {...name}
        onChange={(event) => name.onChange(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        label={labels.description}
        placeholder={placeholders?.description}
        autosize
        minRows={2}
        maxRows={6}
        value={description.value}
        onChange={(event) => description.onChange(event.currentTarget.value)}
        onBlur={description.onBlur}
      />
    </>
  )
}
