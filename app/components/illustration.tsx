export type IllustrationName = 'banner' | 'door' | 'leaf' | 'lamp' | 'seats' | 'letter'

export type IllustrationProps = { name: IllustrationName }

const lines: Record<IllustrationName, { still: string; dashed: string; glow: string }> = {
  banner: { still: 'M4 8h56M12 8v10M52 8v10M8 18h48', dashed: 'M14 18v50l18-8 18 8V18', glow: 'M32 30v8M32 46v.5' },
  door: { still: 'M6 72h52M14 72V34a18 18 0 0 1 36 0v38', dashed: 'M22 72V36a10 10 0 0 1 20 0v36', glow: 'M37 52v4' },
  leaf: { still: 'M10 20h44v46H10zM10 32h44', dashed: 'M22 44h6M36 44h6M22 54h6', glow: 'M22 14v10M42 14v10' },
  lamp: {
    still: 'M32 4v16M14 42a18 22 0 0 1 36 0z',
    dashed: 'M14 42 4 72M50 42l10 30',
    glow: 'M27 42a5 5 0 0 0 10 0M32 56v8',
  },
  seats: {
    still: 'M4 40h56v6H4zM14 46l-4 26M50 46l4 26',
    dashed: 'M10 22h10v12H10zM44 22h10v12H44z',
    glow: 'M27 22h10v12H27z',
  },
  letter: { still: 'M8 24h48v36H8z', dashed: 'M14 32h20M14 40h14', glow: 'm8 24 24 18 24-18' },
}

/** A few pencil lines for a place that is still empty. */
export function Illustration({ name }: IllustrationProps) {
  const { still, dashed, glow } = lines[name]
  return (
    <svg className="sketch" viewBox="0 0 64 80" aria-hidden="true">
      <path d={still} />
      <path strokeDasharray="3 4" d={dashed} />
      <path className="glow" d={glow} />
    </svg>
  )
}
