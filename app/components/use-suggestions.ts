import { useEffect, useState } from 'react'

export type Suggestion = { label: string; slug: string; hint?: string }

/**
 * What `GET url?q=…` (a JSON array of suggestions) proposes for the words typed so far. Waits for a pause in typing,
 * drops answers that come too late, and proposes nothing when the request fails: free entry always works.
 */
export function useSuggestions(url: string, words: string): readonly Suggestion[] {
  const [found, setFound] = useState<{ words: string; list: readonly Suggestion[] }>({ words: '', list: [] })
  useEffect(() => {
    if (words.length < 2) return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const join = url.includes('?') ? '&' : '?'
        const answer = await fetch(`${url}${join}q=${encodeURIComponent(words)}`, {
          signal: stop.signal,
          headers: { Accept: 'application/json' },
        })
        if (answer.ok) setFound({ words, list: (await answer.json()) as Suggestion[] })
      } catch {
        if (!stop.signal.aborted) setFound({ words, list: [] })
      }
    }
    const wait = setTimeout(() => void ask(), 140)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [url, words])
  return words.length < 2 ? [] : found.list
}
