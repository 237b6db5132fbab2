import { z } from 'zod'
import { emailAddress, line } from '#app/lib/fields.ts'

export const newPassword = z
  .string({ error: 'A password is needed.' })
  .min(10, 'Use at least 10 characters; a short sentence works well.')
  .max(200, 'Use up to 200 characters.')

export const joinSchema = z.object({
  name: line('Your name', { max: 80 }),
  email: emailAddress,
  password: newPassword,
})

export const loginSchema = z.object({
  email: emailAddress,
  password: z.string({ error: 'Your password is needed.' }).min(1).max(200, 'This password is too long.'),
})

export const emailOnlySchema = z.object({ email: emailAddress })

export const resetSchema = z.object({ password: newPassword })
