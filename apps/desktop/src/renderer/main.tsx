import '@fontsource-variable/inter'
import '@fontsource/jetbrains-mono/400.css'
import '@mantine/core/styles.css'
import './app/tokens.css'
import './app/global.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from './app/i18n/index.ts'
import { followEvents } from './app/queries.ts'
import { RouteProvider } from './app/route.tsx'
import { Shell } from './app/shell/Shell.tsx'
import { studio } from './app/studio.ts'
import { ThemeProvider } from './app/ThemeProvider.tsx'

// Everything is on this machine: nothing is worth asking twice, and events say when an answer is old.
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
followEvents(queries)

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')

const { language } = await studio.getSettings(undefined)
await startI18n(language)

createRoot(root).render(
  <StrictMode>
    <ThemeProvider nonce={nonce}>
      <QueryClientProvider client={queries}>
        <RouteProvider>
          <Shell />
        </RouteProvider>
      </QueryClientProvider>
    </ThemeProvider>
  </StrictMode>,
)
