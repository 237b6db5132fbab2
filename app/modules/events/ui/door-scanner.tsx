import { ScanQrCode } from '#app/components/icons.tsx'
import { useEffect } from 'react'
import { Button } from '#app/components/button.tsx'
import { useCameraCodes } from './use-camera-codes.ts'

export type DoorScannerProps = { onCode: (code: string) => void }

const RELOADED = 'reloaded-for-camera'

const words = {
  off: '',
  starting: 'Opening the camera.',
  on: 'Hold the square on the ticket into the picture.',
  refused: 'The browser may not use the camera. Allow it in the address bar, or type the code in.',
  missing: 'There is no camera here that can be used. Type the code in instead.',
}

/** Reads tickets through the camera. */
export function DoorScanner({ onCode }: DoorScannerProps) {
  const { video, state, turn } = useCameraCodes(onCode)
  const isOn = state === 'on' || state === 'starting'
  useEffect(reloadForCamera, [])
  return (
    <div className="scanner needs-script">
      <video ref={video} muted playsInline hidden={!isOn} aria-label="What the camera sees" />
      <Button type="button" whole look={isOn ? 'plain' : 'main'} onClick={() => turn(!isOn)}>
        <ScanQrCode className="icon" aria-hidden="true" />
        {isOn ? 'Turn the camera off' : 'Scan tickets'}
      </Button>
      <p className="small muted" role="status">
        {words[state]}
      </p>
    </div>
  )
}

/** The camera is allowed to this page alone, so a page that was reached without loading it is loaded once. */
function reloadForCamera() {
  const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy
  if (!policy || policy.allowsFeature('camera')) return sessionStorage.removeItem(RELOADED)
  if (sessionStorage.getItem(RELOADED)) return
  sessionStorage.setItem(RELOADED, 'yes')
  location.reload()
}
