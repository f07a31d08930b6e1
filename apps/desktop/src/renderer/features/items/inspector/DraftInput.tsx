import { Textarea, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'

/** A field that is reached from elsewhere, and left by the keyboard to there. */
export interface DraftField {
  ref: RefObject<HTMLInputElement | null>
  onLeave: () => void
}

/** A text that is taken over when the person leaves it or presses Enter, and given up with Escape. */
export function DraftInput(props: {
  label: string
  value: string
  onCommit: (value: string) => void
  placeholder?: string | undefined
  multiline?: boolean
  hideLabel?: boolean
  disabled?: boolean
  /** Of one line only. */
  field?: DraftField
}) {
  const {
    label,
    value,
    onCommit,
    placeholder,
    multiline = false,
    hideLabel = false,
    disabled = false,
    field,
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
      const isEnter = event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)
      if (!isEnter && event.key !== 'Escape') return
      event.stopPropagation()
      // At once: who leaves the field now must not commit it again.
      flushSync(() => (isEnter ? commit() : setDraft(undefined)))
      field?.onLeave()
    },
  }
  return multiline ? (
    <Textarea {...common} autosize minRows={2} maxRows={8} />
  ) : (
    <TextInput {...common} ref={field?.ref} />
  )
}
