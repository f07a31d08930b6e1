import { useEffect, useState, type KeyboardEvent } from 'react'

/** What is typed, kept apart from what is saved until the field is left or Enter is pressed. */
export function useDraft<Value>(saved: Value, save: (draft: Value) => void) {
  const [value, onChange] = useState(saved)
  useEffect(() => onChange(saved), [saved])
  return {
    value,
    onChange,
    onBlur: () => save(value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') save(value)
    },
  }
}
