import { BrowserRouter, Route, Routes } from 'react-router'
import { LostPage } from '../shared/lost-page.tsx'

/** The desks of everybody who works here. */
export const DeskApp = () => (
  <BrowserRouter>
    <Routes>
      <Route path="*" element={<LostPage />} />
    </Routes>
  </BrowserRouter>
)
