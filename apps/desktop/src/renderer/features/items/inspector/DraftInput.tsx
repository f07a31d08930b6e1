import { Textarea, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'

/** A text that is taken over when the person leaves it or presses Enter, and given up with Escape. */
export function DraftInput(props: {
  label: string
  value: string
  onCommit: (value: string) => void
  placeholder?: string | undefined
  multiline?: boolean
  hideLabel?: boolean
  disabled?: boolean
}) {
  const {
    label,
    value,
    onCommit,
    placeholder,
    multiline = false,
    hideLabel = false,
    disabled = false,
  } = props
  const [draft, setDraft] = useState<string>()
  const commit = (): void => {
    if (draft !== undefined && draft !== value) onCommit(draft)
    setDraft(undefined)
  }
  const common = {
    size: 'xs' as const,
    value: draft ?? value,
    disabled,
    ...(hideLabel ? { 'aria-label': label } : { label }),
    ...(placeholder !== undefined && { placeholder }),
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onBlur: commit,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) commit()
      else if (event.key === 'Escape') setDraft(undefined)
      else return
      event.stopPropagation()
    },
  }
  return multiline ? <Textarea {...common} autosize minRows={2} maxRows={8} /> : <TextInput {...common} />
}
