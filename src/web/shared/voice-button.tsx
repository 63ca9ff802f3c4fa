import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../texts/i18n.ts'

/** The longest voice note, in seconds: what was said and by whom, no more. */
const longestSeconds = 60

/** Boxes of sound that the service takes, the smallest first; browsers differ in what they write. */
const types = ['audio/webm', 'audio/mp4', 'audio/ogg'] as const

/** Records a voice note. Other people's voices may be in it: only the owner and who mediates can hear it. */
export const VoiceButton = ({
  recorded,
  onRecorded,
  sending = false,
}: {
  readonly recorded: File | null
  readonly onRecorded: (file: File | null) => void
  readonly sending?: boolean
}) => {
  const { t } = useTexts()
  const recorder = useRef<MediaRecorder | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [isBarred, setBarred] = useState(false)
  const address = useAddressOf(recorded)
  const isRecording = seconds !== null
  useEffect(() => {
    if (!isRecording) return
    const timer = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1000)
    return () => clearInterval(timer)
  }, [isRecording])
  useEffect(() => {
    if (seconds !== null && seconds >= longestSeconds) recorder.current?.stop()
  }, [seconds])
  // A recording that nobody ends any more lets go of the microphone.
  useEffect(
    () => () => {
      for (const track of recorder.current?.stream.getTracks() ?? []) track.stop()
    },
    [],
  )
  const start = async () => {
    setBarred(false)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const type = types.find((one) => MediaRecorder.isTypeSupported(one)) ?? types[0]
      const parts: Blob[] = []
      const made = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 24_000 })
      made.ondataavailable = ({ data }) => parts.push(data)
      made.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        setSeconds(null)
        onRecorded(new File(parts, `voice.${type.split('/')[1]}`, { type }))
      }
      made.start()
      recorder.current = made
      setSeconds(0)
    } catch {
      setBarred(true)
    }
  }
  return (
    <>
      {isRecording ? (
        <button type="button" className="button danger" onClick={() => recorder.current?.stop()}>
          {t('voice.stop', { seconds, longest: longestSeconds })}
        </button>
      ) : (
        <button type="button" className="button" disabled={sending} onClick={() => void start()}>
          {t(sending ? 'documents.sending' : recorded ? 'voice.again' : 'voice.start')}
        </button>
      )}
      {address ? (
        // What was just said by the speaker itself needs no captions for the speaker.
        // biome-ignore lint/a11y/useMediaCaption: nobody could have written them
        <audio controls src={address} aria-label={t('voice.recorded')} />
      ) : null}
      {isBarred ? (
        <p className="notice warn" role="alert">
          {t('voice.barred')}
        </p>
      ) : null}
      <p className="soft small">{t('voice.who')}</p>
    </>
  )
}

/** An address in this page under which a recording can be heard. */
const useAddressOf = (file: File | null): string | null => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!file) return setAddress(null)
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}
