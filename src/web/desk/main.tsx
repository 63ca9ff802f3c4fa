import '../styles/base.css'
import './desk.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../shared/queries.ts'
import { startSheetHistory } from '../shared/sheet-history.ts'
import { deskZh } from '../texts/desk-zh.ts'
import { startTexts } from '../texts/i18n.ts'
import { DeskApp } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
startSheetHistory()
await startTexts({ zh: { desk: deskZh }, en: async () => ({ desk: (await import('../texts/desk-en.ts')).deskEn }) })
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <DeskApp />
    </QueryClientProvider>
  </StrictMode>,
)
