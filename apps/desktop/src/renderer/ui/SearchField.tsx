import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { Ref } from 'react'

/** Narrows what a screen shows while a person types. */
export function SearchField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  /** Pixels, or what CSS takes for a width. */
  width: number | string
  ref?: Ref<HTMLInputElement>
}) {
  const { label, value, onChange, width, ref } = props
  return (
    <TextInput
      ref={ref}
      size="xs"
      w={width}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
