import { spoken, type LookedUp } from './said.ts'

/** What a notice says; one from before notices held references says no more than what it is about. */
export function noticeText(words: { title: LookedUp; detail: LookedUp } | null): { title: string; detail: string } {
  if (!words) return { title: 'Something new concerns you', detail: '' }
  return { title: spoken(words.title) ?? '', detail: spoken(words.detail) ?? '' }
}
