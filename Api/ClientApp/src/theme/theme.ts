import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const brand: MantineColorsTuple = [
  '#e9f6fa', '#d4eaf2', '#a6d5e4', '#74bfd6', '#4eadca', '#2f9dbd', '#1a83a0', '#0f6b86', '#0c566c', '#083f50',
]

/** A slightly bluish neutral, to match the brand's colour. */
const dark: MantineColorsTuple = [
  '#dde3e8', '#bcc6ce', '#93a0ab', '#6b7985', '#3b4853', '#2d3842', '#222c35', '#182028', '#121920', '#0c1217',
]

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  autoContrast: true,
  colors: { brand, dark },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Paper: { defaultProps: { radius: 'lg' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.5, blur: 2 } }, styles: { title: { fontSize: 17, fontWeight: 650 } } },
  },
})

/** Dimmed text has a contrast of at least 4.5:1 on every surface (WCAG AA). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#56616b',
    '--mantine-color-placeholder': '#66727d',
    '--mantine-color-error': '#c02626',
    '--mantine-color-red-outline': '#c02626',
    '--mantine-color-yellow-outline': '#8f5a00',
    '--ow-canvas': '#f4f6f8',
    '--ow-surface': '#ffffff',
    '--ow-line': '#dfe4e8',
    '--ow-good': '#1a7f37',
    '--ow-warn': '#8f5a00',
    '--ow-bad': '#c02626',
    '--ow-idle': '#9aa7b2',
    '--ow-chart-1': '#0f6b86',
    '--ow-chart-2': '#d9822b',
    '--ow-chart-3': '#6b5bd2',
  },
  dark: {
    '--mantine-color-dimmed': '#a7b3bd',
    '--mantine-color-placeholder': '#8f9ba6',
    '--mantine-color-error': '#ff8585',
    '--mantine-color-red-outline': '#ff8585',
    '--mantine-color-yellow-outline': '#f0b23e',
    '--ow-canvas': '#10161c',
    '--ow-surface': '#182028',
    '--ow-line': '#2d3842',
    '--ow-good': '#4cc670',
    '--ow-warn': '#f0b23e',
    '--ow-bad': '#ff7b7b',
    '--ow-idle': '#56646f',
    '--ow-chart-1': '#4eadca',
    '--ow-chart-2': '#f0a04b',
    '--ow-chart-3': '#a397f5',
  },
})
