import { Body, Button, Container, Head, Heading, Hr, Html, Preview, Text, render } from '@react-email/components'

export type Letter = {
  subject: string
  /** Paragraphs of plain text. */
  paragraphs: string[]
  action?: { label: string; url: string }
  /** Said in small print under the line: why this mail came, how to stop it. */
  footer?: string
}

/** A letter as HTML and as plain text that says the same. React 18 pads its chunks with NUL, which no text column takes. */
export async function renderLetter(letter: Letter): Promise<{ html: string; text: string }> {
  const html = await render(<LetterPage {...letter} />)
  return { html: html.replaceAll('\0', ''), text: plainText(letter) }
}

function plainText({ paragraphs, action, footer }: Letter): string {
  const parts = [...paragraphs]
  if (action) parts.push(`${action.label}:\n${action.url}`)
  if (footer) parts.push(`—\n${footer}`)
  return parts.join('\n\n')
}

function LetterPage({ subject, paragraphs, action, footer }: Letter) {
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
              <Text style={{ color: '#5B6560', fontSize: 14, lineHeight: '20px' }}>{footer}</Text>
            </>
          ) : null}
        </Container>
      </Body>
    </Html>
  )
}
