import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
  render,
} from '@react-email/components'

export type Email = {
  subject: string
  /** Paragraphs of plain text. */
  paragraphs: string[]
  /** Several things under headings, each with its own link. */
  sections?: EmailSection[]
  action?: { label: string; url: string }
  /** Said in small print under the line: why this mail came, how to stop it. */
  footer?: string
}

export type EmailSection = { title: string; items: { title: string; detail?: string; url: string }[] }

/** A letter as HTML and as plain text that says the same. React 18 pads its chunks with NUL, which no text column takes. */
export async function renderEmail(letter: Email): Promise<{ html: string; text: string }> {
  const html = await render(<EmailPage {...letter} />)
  return { html: html.replaceAll('\0', ''), text: plainText(letter) }
}

function plainText({ paragraphs, sections = [], action, footer }: Email): string {
  const parts = [...paragraphs]
  for (const { title, items } of sections) {
    parts.push(
      title.toUpperCase(),
      ...items.map((item) => [item.title, item.detail, item.url].filter(Boolean).join('\n')),
    )
  }
  if (action) parts.push(`${action.label}:\n${action.url}`)
  if (footer) parts.push(`—\n${footer}`)
  return parts.join('\n\n')
}

function EmailPage({ subject, paragraphs, sections = [], action, footer }: Email) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{paragraphs[0] ?? subject}</Preview>
      <Body style={{ backgroundColor: '#FBF8F3', color: '#1D2521', fontFamily: 'Figtree, "Segoe UI", sans-serif' }}>
        <Container style={{ maxWidth: 560, padding: '32px 20px' }}>
          <Heading
            as="h1"
            style={{ fontFamily: 'Fraunces, Georgia, serif', fontSize: 24, fontWeight: 560, lineHeight: '30px' }}
          >
            {subject}
          </Heading>
          {paragraphs.map((paragraph, index) => (
            <Text key={index} style={{ fontSize: 16, lineHeight: '26px', whiteSpace: 'pre-line' }}>
              {paragraph}
            </Text>
          ))}
          {sections.map((section) => (
            <SectionPart key={section.title} {...section} />
          ))}
          {action ? (
            <Button
              href={action.url}
              style={{
                backgroundColor: '#1F5B4A',
                borderRadius: 8,
                color: '#FFFFFF',
                fontWeight: 600,
                padding: '12px 20px',
              }}
            >
              {action.label}
            </Button>
          ) : null}
          {footer ? (
            <>
              <Hr style={{ borderColor: '#E4DDD0', marginTop: 32 }} />
              <Text style={{ color: '#5B6560', fontSize: 14, lineHeight: '20px', overflowWrap: 'anywhere' }}>
                {footer}
              </Text>
            </>
          ) : null}
        </Container>
      </Body>
    </Html>
  )
}

function SectionPart({ title, items }: EmailSection) {
  return (
    <Section style={{ marginBottom: 28 }}>
      <Heading
        as="h2"
        style={{ borderBottom: '1px solid #E4DDD0', fontSize: 16, lineHeight: '24px', margin: 0, paddingBottom: 6 }}
      >
        {title}
      </Heading>
      {items.map(({ title, detail, url }) => (
        <Text key={url + title} style={{ fontSize: 16, lineHeight: '24px', margin: '12px 0 0' }}>
          <Link href={url} style={{ color: '#1F5B4A', fontWeight: 600, textDecoration: 'underline' }}>
            {title}
          </Link>
          {detail ? (
            <>
              <br />
              <span style={{ color: '#5B6560', fontSize: 15 }}>{detail}</span>
            </>
          ) : null}
        </Text>
      ))}
    </Section>
  )
}
