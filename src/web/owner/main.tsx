import '../styles/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startElderMode } from '../shared/elder-mode.ts'
import { makeQueryClient } from '../shared/queries.ts'
import { startTexts } from '../texts/i18n.ts'
import { OwnerApp } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
startElderMode()
await startTexts()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <OwnerApp />
    </QueryClientProvider>
  </StrictMode>,
)
