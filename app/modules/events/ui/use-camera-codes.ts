import { useEffect, useRef, useState } from 'react'
import { openCodeReader } from './code-reader.ts'

export type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'missing'

const LOOK_EVERY_MS = 160
const SAME_CODE_AGAIN_MS = 4_000

/**
 * Looks through the camera for square codes and hands each to `onCode`; one held in front of it for long is handed on
 * once. The camera is let go with the page and whenever it is turned off.
 */
export function useCameraCodes(onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [isWanted, setWanted] = useState(false)
  const [state, setState] = useState<CameraState>('off')
  const hand = useRef(onCode)
  useEffect(() => {
    hand.current = onCode
  })

  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    void look(video.current!, stop.signal, setState, (code) => hand.current(code))
    return () => {
      stop.abort()
      setState('off')
    }
  }, [isWanted])

  return { video, state, turn: setWanted }
}

async function look(
  video: HTMLVideoElement,
  stop: AbortSignal,
  say: (state: CameraState) => void,
  onCode: (code: string) => void,
): Promise<void> {
  say('starting')
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
  } catch (error) {
    return say((error as DOMException).name === 'NotAllowedError' ? 'refused' : 'missing')
  }
  const close = () => stream.getTracks().forEach((track) => track.stop())
  if (stop.aborted) return close()
  stop.addEventListener('abort', close)
  video.srcObject = stream
  await video.play().catch(() => {})
  const read = await openCodeReader()
  say('on')

  let last = { code: '', at: 0 }
  while (!stop.aborted) {
    const code = video.videoWidth > 0 ? await read(video).catch(() => null) : null
    const at = performance.now()
    if (code && !(code === last.code && at - last.at < SAME_CODE_AGAIN_MS)) onCode(code)
    if (code) last = { code, at }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
