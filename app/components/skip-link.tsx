/** The first stop of the tab key: past the navigation, to `#main`. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      Skip to content
    </a>
  )
}
