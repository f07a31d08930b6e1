import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { theme } from './theme.ts'

/** The theme with the words that the component library's own controls need, in the person's language. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  const { t } = useTranslation()
  const close = t('ui.close')
  const worded = useMemo(() => {
    const closes = { defaultProps: { closeButtonProps: { 'aria-label': close } } }
    return mergeThemeOverrides(theme, { components: { Modal: closes, Drawer: closes } })
  }, [close])
  return (
    <MantineProvider theme={worded} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      {children}
    </MantineProvider>
  )
}
