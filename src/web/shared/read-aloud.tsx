import { useState } from 'react'
import { useTexts } from '../texts/i18n.ts'

/** Reads a text aloud where the browser can speak: in the language of the page, or in the one in which somebody wrote it. */
export const ReadAloud = ({ text, written }: { readonly text: string; readonly written?: 'zh-CN' | 'en' }) => {
  const { t, language } = useTexts()
  const [speaking, setSpeaking] = useState(false)
  if (!('speechSynthesis' in window)) return null
  const toggle = () => {
    window.speechSynthesis.cancel()
    if (speaking) return setSpeaking(false)
    const said = new SpeechSynthesisUtterance(text)
    said.lang = written ?? language
    said.onend = () => setSpeaking(false)
    said.onerror = () => setSpeaking(false)
    window.speechSynthesis.speak(said)
    setSpeaking(true)
  }
  return (
    <button type="button" className="button plain" aria-pressed={speaking} onClick={toggle}>
      {t(speaking ? 'action.stopReading' : 'action.readAloud')}
    </button>
  )
}
