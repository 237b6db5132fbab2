import type { APIRequestContext, Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { expect, hallUrl, test } from './fixtures.ts'

const PHONE = { width: 375, height: 812 }
const SEATS = 3

test('an organizer’s day on a phone: from publishing to the copy for next month', async ({
  pageOf,
  clientOfMember,
  ask,
}) => {
  test.setTimeout(240_000)
  const title = `Lantern supper ${randomBytes(3).toString('hex')}`
  const page = await pageOf('organizer')
  await page.setViewportSize(PHONE)
  const people = await ask<{ handle: string; name: string }>(
    `select handle::text as handle, name from members where deleted_at is null and email_verified_at is not null
       and email not like '%@demo.guildhall.local' and (suspended_until is null or suspended_until < now())
       and name in (select name from members group by name having count(*) = 1) order by handle limit 5`,
  )
  const [first, second, third, fourth, fifth] = people
  const clients = new Map<string, APIRequestContext>()
  for (const { handle } of people) clients.set(handle, await clientOfMember(handle))
  let eventId = ''

  const takeSeat = async (handle: string) => {
    const answer = await clients.get(handle)!.post(`/events/${eventId}/rsvp`, { form: { guests: '0' } })
    expect(answer.status()).toBe(302)
  }
  const taken = (words: string) => expect(page.locator('.stat', { hasText: 'Seats taken' })).toContainText(words)
  const fits = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)

  await test.step('publishes an event for tonight', async () => {
    const start = new Date(Date.now() + 2 * 3_600_000)
    await page.goto('/events/new')
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('What happens there').fill('A long table, lanterns, and soup for all who keep odd hours.')
    await page.locator('[name=startsAt]').fill(wallText(start))
    await page.locator('[name=endsAt]').fill(wallText(new Date(start.getTime() + 2 * 3_600_000)))
    await page.locator('[name=timeZone]').selectOption('UTC')
    await page.locator('[name=capacity]').fill(String(SEATS))
    await fits()
    await photo(page, '1-form')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page).toHaveURL(/\/events\/[0-9a-z]{20}/)
    eventId = /\/events\/([0-9a-z]{20})/.exec(page.url())![1]!
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await fits()
    await photo(page, '2-published')
  })

  await test.step('watches it fill, and the line form', async () => {
    await page.getByRole('link', { name: 'Attendees and seats' }).click()
    await taken(`0 of ${SEATS}`)
    for (const { handle } of people) await takeSeat(handle)
    await expect(page.locator('.stat', { hasText: 'Seats taken' })).toContainText(`3 of ${SEATS}`, { timeout: 40_000 })
    await expect(page.locator('.stat', { hasText: 'In line' })).toContainText('2')
    await expect(page.getByText('1st in line')).toBeVisible()
    await fits()
    await photo(page, '3-full')
  })

  await test.step('raises the seats; so near the start the next in line is asked, accepts, and has a seat', async () => {
    await page.getByLabel('Seats in all').fill('4')
    await page.getByRole('button', { name: 'Change the seats' }).click()
    await taken('4 of 4')
    await expect(page.locator('.stat', { hasText: 'In line' })).toContainText('1')
    const line = page.locator('section', { has: page.getByRole('heading', { name: 'In line' }) })
    await expect(line.locator('li', { hasText: fourth!.name })).toContainText('a seat is offered')
    await photo(page, '4-offered')
    const accepted = await clients.get(fourth!.handle)!.post(`/events/${eventId}/rsvp`, { form: { accept: 'on' } })
    expect(accepted.status()).toBe(302)
    await page.reload()
    await expect(line.getByRole('link', { name: fifth!.name })).toBeVisible()
    await expect(line.getByRole('link', { name: fourth!.name })).toHaveCount(0)
    await photo(page, '5-accepted')
  })

  await test.step('writes to those who go, and they find it in their inbox', async () => {
    await page.getByRole('link', { name: 'Message them' }).click()
    await page.getByLabel('What you want to say').fill('The door is on the canal side tonight. Bring a cup.')
    await fits()
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('Sent. 4 parties get it')).toBeVisible()
    await photo(page, '6-message')
    await expect(async () => {
      const inbox = await (await clients.get(first!.handle)!.get('/inbox')).text()
      expect(inbox).toContain('The door is on the canal side tonight.')
    }).toPass({ timeout: 30_000 })
    expect(await (await clients.get(fifth!.handle)!.get('/inbox')).text()).not.toContain('canal side')
  })

  await test.step('lets people in by code and by name; a ticket shown twice is no second guest', async () => {
    const ticket = await (await clients.get(first!.handle)!.get(`/events/${eventId}/ticket`)).text()
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(ticket)![0]
    await page.goto(`/events/${eventId}`)
    await page.getByRole('link', { name: 'Check-in' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check-in')
    const verdict = page.locator('.verdict')
    const admitFromWaitlist = async (typed: string) => {
      await page.getByLabel('Code on the ticket').fill(typed)
      await page.getByRole('button', { name: 'Let in' }).click()
    }
    await admitFromWaitlist(code.toLowerCase())
    await expect(verdict).toContainText(first!.name)
    await expect(verdict).toContainText('Come in')
    await fits()
    await photo(page, '7-come-in')
    await admitFromWaitlist(code)
    await expect(verdict).toContainText(/Already in since \d\d:\d\d/)
    await photo(page, '8-already-in')
    await admitFromWaitlist('0000-0000')
    await expect(verdict).toContainText('Not let in')
    await photo(page, '9-refused')

    await page.getByLabel('Find somebody by name').fill(second!.name)
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('button', { name: `Check in ${second!.name}` }).click()
    await expect(page.getByText(`${second!.name} is in.`)).toBeVisible()
    await page.goto(`/events/${eventId}/check-in?show=here`)
    await expect(page.getByRole('button', { name: `Undo ${first!.name}` })).toBeVisible()
    await expect(page.getByRole('button', { name: `Undo ${second!.name}` })).toBeVisible()
    await expect(page.locator('.stat', { hasText: 'Here' })).toContainText('2')
    await photo(page, '10-here')
  })

  await test.step('takes the list along as a file', async () => {
    await page.goto(`/events/${eventId}`)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export as CSV' }).click()
    const stream = await (await download).createReadStream()
    let csv = ''
    for await (const chunk of stream) csv += String(chunk)
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(6)
    expect(lines.find((line) => line.includes(first!.handle))).toMatch(/,seat,0,.*T.*Z,/)
    expect(lines.find((line) => line.includes(third!.handle))).toContain(',seat,0,')
    expect(lines.find((line) => line.includes(fifth!.handle))).toContain(',waiting,0,1,')
  })

  await test.step('copies it for next month', async () => {
    await page.getByText('Copy for next month').click()
    await fits()
    await photo(page, '11-copy')
    await page.getByRole('button', { name: 'Make the copy' }).click()
    await expect(page).toHaveURL(/\/events\/[0-9a-z]{20}\/edit/)
    await expect(page.getByLabel('Title')).toHaveValue(title)
    const starts = new Date(`${await page.locator('[name=startsAt]').inputValue()}:00Z`)
    const days = (starts.getTime() - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(20)
    expect(days).toBeLessThan(40)
    await photo(page, '12-next-month')
  })
})

test('a camera reads the ticket at the door', async ({ clientOf, clientOfMember, pageOf, ask }) => {
  test.setTimeout(120_000)
  const [guest] = await ask<{ handle: string; name: string }>(
    `select handle::text as handle, name from members where deleted_at is null and email_verified_at is not null
       and email not like '%@demo.guildhall.local' order by handle desc limit 1`,
  )
  const organizer = await clientOf('organizer')
  const start = new Date(Date.now() + 3_600_000)
  const made = await organizer.post('/events/new', {
    form: {
      title: 'A door with a camera',
      description: 'Held up to the lens.',
      startsAt: wallText(start),
      endsAt: wallText(new Date(start.getTime() + 3_600_000)),
      timeZone: 'UTC',
      mode: 'in-person',
      status: 'published',
    },
  })
  const eventId = /\/events\/([0-9a-z]{20})/.exec(made.headers()['location']!)![1]!
  const client = await clientOfMember(guest!.handle)
  await client.post(`/events/${eventId}/rsvp`, { form: { guests: '0' } })
  const ticket = await (await client.get(`/events/${eventId}/ticket`)).text()
  const [, size] = /viewBox="0 0 (\d+) \1" role="img" aria-label="Ticket/.exec(ticket)!
  const path = / d="(M[^"]+)" fill="#000"/.exec(ticket)![1]!

  const page = await pageOf('organizer')
  await page.setViewportSize(PHONE)
  await page.addInitScript(showToCamera, { size: Number(size), path })
  await page.goto(`/events/${eventId}/check-in`)
  await page.getByRole('button', { name: 'Scan tickets' }).click()
  await expect(page.locator('.verdict')).toContainText(guest!.name, { timeout: 30_000 })
  await photo(page, '13-scanned')
  expect(await policyOf(page, `/events/${eventId}/check-in`)).toContain('camera=(self)')
  expect(await policyOf(page, `/events/${eventId}`)).toContain('camera=()')
})

/** Makes the browser's camera a picture of a ticket, and takes its own reader away, so that ours is the one that reads. */
function showToCamera({ size, path }: { size: number; path: string }) {
  Reflect.deleteProperty(globalThis, 'BarcodeDetector')
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const context = canvas.getContext('2d')!
    const draw = () => {
      context.resetTransform()
      context.fillStyle = '#8a8378'
      context.fillRect(0, 0, 640, 480)
      context.translate(160, 70)
      context.scale(320 / size, 320 / size)
      context.fillStyle = '#fff'
      context.fillRect(0, 0, size, size)
      context.fillStyle = '#000'
      context.fill(new Path2D(path))
    }
    setInterval(draw, 100)
    draw()
    return canvas.captureStream(10)
  }
}

async function policyOf(page: Page, path: string): Promise<string> {
  return (await page.request.get(hallUrl() + path)).headers()['permissions-policy']!
}

/** A wall time in UTC, as a form's field takes it. */
function wallText(at: Date): string {
  return at.toISOString().slice(0, 16)
}

async function photo(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `.cache/e2e/organizer-day/${name}.png`, fullPage: true })
}
