/** The sign of the service: a charging pile. */
export const Brand = () => (
  <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" fill="none" strokeLinecap="round" strokeLinejoin="round">
    <path
      d="M8 27V8a3 3 0 0 1 3-3h7a3 3 0 0 1 3 3v19M6 27h17M21 14h2a2 2 0 0 1 2 2v4a2 2 0 0 0 4 0v-8l-4-4"
      stroke="currentColor"
      strokeWidth="2.2"
    />
    <path d="M16 9l-3.500 6h5l-3.500 6" stroke="#ffd166" strokeWidth="2.2" />
  </svg>
)
