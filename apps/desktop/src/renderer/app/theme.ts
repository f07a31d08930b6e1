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
  '#868686',
  '#525252',
  '#363636',
  '#212121',
]
const dark: MantineColorsTuple = [
  '#d6d6d6',
  '#b5b5b5',
  '#8c8c8c',
  '#6b6b6b',
  '#454545',
  '#383838',
  '#2b2b2b',
  '#202020',
  '#1a1a1a',
  '#131313',
]

export const theme = createTheme({
  primaryColor: 'verdigris',
  primaryShade: { light: 7, dark: 7 },
  colors: { verdigris, gray, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'default',
  components: {
    // A button is never narrower than its words.
    Button: { defaultProps: { size: 'xs' }, styles: { root: { flexShrink: 0 } } },
    Modal: { defaultProps: { transitionProps: { transition: 'fade', duration: 140 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Text: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
  },
})
