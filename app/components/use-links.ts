import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

/** Follows the links to pages of the hall without loading the next page whole. Called once, by the frame. */
export function useLinks(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      if (!link || event.defaultPrevented || isForTheBrowser(event) || !leadsToPage(link)) return
      event.preventDefault()
      const { pathname, search, hash, dataset } = link
      navigate(pathname + search + hash, {
        replace: link.href === window.location.href,
        preventScrollReset: dataset.stays !== undefined,
      })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
}

/** Another tab, another window, a download: what people do with links that only the browser can. */
function isForTheBrowser({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}

/** Not elsewhere, not to another place of this page, and not to a file such as a calendar. */
function leadsToPage(link: HTMLAnchorElement): boolean {
  const { origin, pathname, search, hash, target, dataset } = link
  const here = window.location
  if (origin !== here.origin || (target !== '' && target !== '_self')) return false
  if (link.hasAttribute('download') || dataset.reloads !== undefined || /\.[^/]*$/.test(pathname)) return false
  return hash === '' || pathname !== here.pathname || search !== here.search
}
