import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { TextProvider } from '../i18n/i18n'
import { theme } from '../theme/theme'

/** Renders with all providers of a screen, in English and without animations. */
export function show(content: ReactNode, path = '/') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <MantineProvider theme={theme} env="test">
      <TextProvider>
        <QueryClientProvider client={client}>
          <MemoryRouter initialEntries={[path]}>{content}</MemoryRouter>
        </QueryClientProvider>
      </TextProvider>
    </MantineProvider>,
  )
}
