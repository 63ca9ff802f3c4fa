import '../styles/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../shared/queries.ts'
import { startTexts } from '../texts/i18n.ts'
import { DeskApp } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
await startTexts()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <DeskApp />
    </QueryClientProvider>
  </StrictMode>,
)
