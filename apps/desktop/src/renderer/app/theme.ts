import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The green that copper plates turn: the one accent, for the next step. */
const verdigris: MantineColorsTuple = [
  '#ebf5f2',
  '#d5e8e3',
  '#abd2c8',
  '#7ebbac',
  '#58a894',
  '#3e9b85',
  '#2c8f78',
  '#1f7a66',
  '#146554',
  '#055040',
]
/** Greys without hue, so that they colour no picture beside them. */
const gray: MantineColorsTuple = [
  '#fafafa',
  '#f4f4f4',
  '#ebebeb',
  '#e0e0e0',
  '#cecece',
  '#adadad',
  '#696969',
  '#525252',
  '#363636',
  '#212121',
]
const dark: MantineColorsTuple = [
  '#d6d6d6',
  '#b5b5b5',
  '#9a9a9a',
  '#6b6b6b',
  '#454545',
  '#383838',
  '#2b2b2b',
  '#202020',
  '#1a1a1a',
  '#131313',
]

/** Loss, and nothing else. Dark enough for white words on it, and light enough for words on dark. */
const red: MantineColorsTuple = [
  '#fdf0ef',
  '#fadbd8',
  '#f6b5af',
  '#f4938a',
  '#f2776d',
  '#d9483d',
  '#b3261e',
  '#b3261e',
  '#8f1e18',
  '#6f1712',
]

export const theme = createTheme({
  primaryColor: 'verdigris',
  primaryShade: { light: 7, dark: 7 },
  colors: { verdigris, gray, dark, red },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, monospace",
  fontSizes: {
    xs: 'var(--type-small)',
    sm: 'var(--type-base)',
    md: 'var(--type-title)',
    lg: 'var(--type-heading)',
    xl: 'var(--type-display)',
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: {
    xs: 'var(--space-2)',
    sm: 'var(--space-3)',
    md: 'var(--space-4)',
    lg: 'var(--space-6)',
    xl: 'var(--space-8)',
  },
  radius: {
    xs: 'var(--radius-small)',
    sm: 'var(--radius-small)',
    md: 'var(--radius)',
    lg: 'var(--radius-large)',
    xl: 'var(--radius-large)',
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'default',
  components: {
    // A button is never narrower than its words.
    Button: { defaultProps: { size: 'xs' }, styles: { root: { flexShrink: 0 } } },
    Modal: {
      defaultProps: {
        transitionProps: { transition: 'fade', duration: 140 },
        styles: { title: { fontWeight: 600 } },
        // The window's own header is its only banner.
        attributes: { header: { role: 'none' } },
      },
    },
    // What Mantine would focus first is no item of a menu.
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        // In the landmark of its button, and yet cut off by nothing.
        withinPortal: false,
        floatingStrategy: 'fixed',
      },
    },
    Popover: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Text: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
  },
})
