import type { Said } from '#app/modules/visibility/domain/said.ts'

/** A letter before it leaves: where others' words belong, it says where they stand. */
export type ReferringEmail = {
  subject: Said
  paragraphs: Said[]
  sections?: { title: string; items: { title: Said; detail: Said; url: string }[] }[]
  action?: { label: string; url: string }
  footer?: string
}

/** A part of a digest before it is put into words. */
export type SaidSection = { title: string; items: { title: Said; detail: Said; href: string }[] }
