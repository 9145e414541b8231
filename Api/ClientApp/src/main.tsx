import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '@mantine/charts/styles.css'
import '@mantine/notifications/styles.css'
import './theme/base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Problem } from './api/problem'
import { App } from './App'
import { TextProvider } from './i18n/i18n'
import { keepScreens } from './offline/register'
import { cssVariables, theme } from './theme/theme'

// The page's content security policy allows only styles with its nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
setNonce(nonce)

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A warehouse's network often has no internet access, so the browser's online state must not pause requests.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (count, failure) => count < 3 && !(failure instanceof Problem),
    },
    mutations: { networkMode: 'always' },
  },
})

keepScreens()

const root = document.getElementById('root')
if (!root) throw new Error('no root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="top-right" />
      <TextProvider>
        <QueryClientProvider client={client}>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </QueryClientProvider>
      </TextProvider>
    </MantineProvider>
  </StrictMode>,
)
