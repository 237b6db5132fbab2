import { MapPin } from '#app/components/icons.tsx'

export type SpaceAddressProps = {
  /** What tells this door from the others; null for the only one, or the first. */
  name: string | null
  addressLine: string
  postcode: string
  city: string
  country: string
}

/** Where a door of a space is. */
export function SpaceAddress({ name, addressLine, postcode, city, country }: SpaceAddressProps) {
  return (
    <p className="place">
      <MapPin className="icon s" aria-hidden="true" />
      <span>
        {name ? (
          <>
            <b>{name}</b>
            <br />
          </>
        ) : null}
        {addressLine}
        <br />
        {[postcode, city].filter(Boolean).join(' ')}
        <br />
        {country}
      </span>
    </p>
  )
}
