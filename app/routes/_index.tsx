import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
export default function Home() {
  return (
    <Page>
      <PageHead title="Guildhall" />
    </Page>
  )
}
