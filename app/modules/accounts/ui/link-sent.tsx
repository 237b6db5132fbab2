import { Link } from '#app/components/link.tsx'
import { Notice } from '#app/components/notice.tsx'
import { paths } from '#app/paths.ts'

/** Said after a link was asked for: the same words whoever asked. */
export function LinkSent({ openMail }: { openMail: boolean }) {
  return (
    <Notice title="Look into your mail">
      <p>If this address belongs to somebody here, a link is on its way to it. It may take a minute.</p>
      {openMail ? (
        <p>
          This hall keeps its mail to itself: <Link to={paths.capturedMail()}>open the captured mail</Link>.
        </p>
      ) : null}
    </Notice>
  )
}
