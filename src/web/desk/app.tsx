import { type ComponentType, lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { ErrorBoundary } from '../shared/error-boundary.tsx'
import { LostPage } from '../shared/lost-page.tsx'
import { ScrollToTop } from '../shared/scroll-to-top.tsx'
import { Waiting } from '../shared/waiting.tsx'
import { DeskLayout } from './frame/desk-layout.tsx'
import { Theme } from './frame/theme.tsx'
import { InboxPage } from './pages/inbox.tsx'

/** The pages but the first, by address: each is loaded when it is opened. */
const pages: readonly (readonly [string, ComponentType])[] = [
  ['/login', lazy(async () => ({ default: (await import('../shared/login-page.tsx')).LoginPage }))],
  ['/desk/cases/:caseId', lazy(async () => ({ default: (await import('./pages/desk-case.tsx')).DeskCasePage }))],
  ['/desk/cases/:caseId/meeting', lazy(async () => ({ default: (await import('./pages/meeting.tsx')).MeetingPage }))],
  ['/desk/cases/:caseId/mediation', lazy(async () => ({ default: (await import('./pages/mediation.tsx')).MediationPage }))],
  ['/desk/day', lazy(async () => ({ default: (await import('./pages/day.tsx')).DayPage }))],
  ['/desk/queues', lazy(async () => ({ default: (await import('./pages/queues.tsx')).QueuesPage }))],
  ['/desk/counter/:caseId?', lazy(async () => ({ default: (await import('./pages/counter.tsx')).CounterPage }))],
  ['/desk/field', lazy(async () => ({ default: (await import('./pages/field.tsx')).FieldPage }))],
  ['/desk/batch', lazy(async () => ({ default: (await import('./pages/batch.tsx')).BatchPage }))],
  ['/desk/company', lazy(async () => ({ default: (await import('./pages/company.tsx')).CompanyPage }))],
  ['/desk/overview', lazy(async () => ({ default: (await import('./pages/overview.tsx')).OverviewPage }))],
  ['/desk/statistics', lazy(async () => ({ default: (await import('./pages/statistics.tsx')).StatisticsPage }))],
  ['/desk/outbox', lazy(async () => ({ default: (await import('./pages/outbox.tsx')).OutboxPage }))],
  ['/desk/webhooks', lazy(async () => ({ default: (await import('./pages/webhooks.tsx')).WebhooksPage }))],
  ['/desk/organisations', lazy(async () => ({ default: (await import('./pages/organisations.tsx')).OrganisationsPage }))],
  ['/desk/me', lazy(async () => ({ default: (await import('./pages/me.tsx')).MePage }))],
  ['/desk/accounts', lazy(async () => ({ default: (await import('./pages/accounts.tsx')).AccountsPage }))],
  ['/desk/districts', lazy(async () => ({ default: (await import('./pages/districts.tsx')).DistrictsPage }))],
  ['/desk/compounds', lazy(async () => ({ default: (await import('./pages/compounds.tsx')).CompoundsPage }))],
  ['/desk/calendars', lazy(async () => ({ default: (await import('./pages/calendars.tsx')).CalendarsPage }))],
  ['/desk/matters', lazy(async () => ({ default: (await import('./pages/matters.tsx')).MattersPage }))],
  [
    '/desk/matters/:matterId/meeting',
    lazy(async () => ({ default: (await import('./pages/matter-meeting.tsx')).MatterMeetingPage })),
  ],
  ['/desk/matters/:matterId', lazy(async () => ({ default: (await import('./pages/matter.tsx')).DeskMatterPage }))],
  ['/desk/piles', lazy(async () => ({ default: (await import('./pages/piles.tsx')).PilesPage }))],
  ['/desk/piles/:pileId', lazy(async () => ({ default: (await import('./pages/pile.tsx')).DeskPilePage }))],
  [
    '/desk/compounds/:compoundId/edit',
    lazy(async () => ({ default: (await import('./pages/compound-edit.tsx')).CompoundEditPage })),
  ],
  ['/desk/compounds/:compoundId', lazy(async () => ({ default: (await import('./pages/compound.tsx')).DeskCompoundPage }))],
  ['/desk/trials/:trialId?', lazy(async () => ({ default: (await import('./pages/trials.tsx')).TrialsPage }))],
  ['/desk/drafts/:draftId?', lazy(async () => ({ default: (await import('./pages/drafts.tsx')).DraftsPage }))],
  ['/desk/rule-packs', lazy(async () => ({ default: (await import('./pages/rule-packs.tsx')).RulePacksPage }))],
  ['/desk/rules/:packId?', lazy(async () => ({ default: (await import('./pages/rules.tsx')).RulesPage }))],
]

/** The desks of everybody who works here. */
export const DeskApp = () => (
  <Theme>
    <BrowserRouter>
      <ScrollToTop />
      <DeskLayout>
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route path="/desk" element={<InboxPage />} />
              {pages.map(([path, Page]) => (
                <Route key={path} path={path} element={<Page />} />
              ))}
              <Route path="*" element={<LostPage />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </DeskLayout>
    </BrowserRouter>
  </Theme>
)
