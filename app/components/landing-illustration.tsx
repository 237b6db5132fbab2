import { useId } from 'react'
import { emblemDesign } from './emblem-design.ts'

export type LandingIllustrationProps = {
  /** Groups whose banners hang from the beam; four fit. */
  banners?: readonly string[]
}

type Hair = 'bun' | 'short' | 'scarf' | 'cap' | 'curls'

type Sitter = { x: number; y: number; coat: string; skin: string; hair: string; wears: Hair }

const sitters: readonly Sitter[] = [
  { x: 64, y: 204, coat: '#3C5A86', skin: '#8A5A3C', hair: '#2A1D16', wears: 'bun' },
  { x: 176, y: 198, coat: '#1F5B4A', skin: '#E0B08C', hair: '#7A4A22', wears: 'short' },
  { x: 292, y: 208, coat: '#B4432F', skin: '#5C3A28', hair: '#D98E1F', wears: 'scarf' },
  { x: 402, y: 202, coat: '#12382E', skin: '#C98F68', hair: '#3B2A20', wears: 'cap' },
  { x: 520, y: 210, coat: '#D98E1F', skin: '#F0CBA8', hair: '#B98A4A', wears: 'bun' },
  { x: 640, y: 204, coat: '#3C5A86', skin: '#A06C48', hair: '#24201E', wears: 'curls' },
  { x: 752, y: 196, coat: '#8DB8A4', skin: '#E8BE9A', hair: '#B4432F', wears: 'scarf' },
  { x: 868, y: 207, coat: '#B4432F', skin: '#6E4630', hair: '#1F1916', wears: 'cap' },
  { x: 1002, y: 201, coat: '#1F5B4A', skin: '#D29C74', hair: '#4A2F1E', wears: 'short' },
]

const openNow = [112, 336, 560, 784, 1008]
const hooks = [224, 448, 672, 896]
const laptops = [204, 544, 894]
const mugs = [118, 350, 468, 700, 820, 946]
const trestles = [110, 528, 930]

/** A long table under lamps, people side by side, banners on the beam. */
export function LandingIllustration({
  banners = ['Potters', 'Tutors', 'Translators', 'Late Writers'],
}: LandingIllustrationProps) {
  const glow = useId()
  return (
    <svg
      className="hall"
      viewBox="0 0 1120 344"
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label="A long table under five lamps, with banners hanging from a timber beam and nine people working side by side"
    >
      <defs>
        <radialGradient id={glow}>
          <stop className="core" offset="0" />
          <stop className="rim" offset="1" />
        </radialGradient>
      </defs>
      {openNow.map((x) => (
        <ellipse key={x} cx={x} cy="150" rx="170" ry="150" fill={`url(#${glow})`} />
      ))}
      <path
        className="brace"
        d={[0, ...hooks, 1120].map((x) => `M${x - 40} 28q36 0 36-34M${x + 40} 28q-36 0-36-34`).join('')}
      />
      <path className="beam" d="M0 14h1120v14H0z" />
      {banners.slice(0, hooks.length).map((name, index) => (
        <Banner key={name} name={name} x={hooks[index] ?? 0} />
      ))}
      <path className="cord" d={openNow.map((x) => `M${x} 28v64`).join('')} />
      <path className="shade" d={openNow.map((x) => `M${x - 34} 118a34 28 0 0 1 68 0z`).join('')} />
      <path className="bulb" d={openNow.map((x) => `M${x - 9} 118a9 9 0 0 0 18 0z`).join('')} />
      {sitters.map((sitter) => (
        <Person key={sitter.x} {...sitter} />
      ))}
      <path className="sheet" d={laptops.map((x) => `M${x} 266l5-26h44l-5 26z`).join('')} />
      <path fill="#F3D9A4" d={mugs.map((x) => `M${x} 252h12v14h-10a2 2 0 0 1-2-2z`).join('')} />
      <rect className="board" x="16" y="266" width="1088" height="14" rx="3" />
      <path className="leg" d={trestles.map((x) => `M${x} 280h12l-14 64h-10zM${x + 52} 280h12l22 64h-10z`).join('')} />
    </svg>
  )
}

function Banner({ name, x }: { name: string; x: number }) {
  const cut = useId()
  const { ground, layers } = emblemDesign(name)
  return (
    <>
      <path className="cord" d={`M${x - 34} 44h68M${x - 34} 28v16M${x + 34} 28v16`} />
      <g transform={`translate(${x - 28} 44) scale(1.4)`} clipPath={`url(#${cut})`}>
        <clipPath id={cut}>
          <path d="M0 0h40v48l-20-8-20 8z" />
        </clipPath>
        <path fill={ground} d="M0 0h40v48H0z" />
        {layers.map(({ fill, path }, index) => (
          <path key={index} fill={fill} d={path} />
        ))}
      </g>
    </>
  )
}

function Person({ x, y, coat, skin, hair, wears }: Sitter) {
  return (
    <>
      <path fill={coat} d={`M${x - 38} 272v-8a38 36 0 0 1 76 0v8z`} />
      {wears === 'scarf' ? <path fill={hair} d={`M${x - 21} ${y + 20}v-20a21 21 0 0 1 42 0v20z`} /> : null}
      <path fill={skin} d={`M${x - 7} ${y + 12}h14v20a7 6 0 0 1-14 0z`} />
      <circle fill={skin} cx={x} cy={y} r="19" />
      <path fill={hair} d={hairline[wears](x, y)} />
      {wears === 'cap' ? <Headphones x={x} y={y} /> : null}
    </>
  )
}

const hairline: Record<Hair, (x: number, y: number) => string> = {
  bun: (x, y) =>
    `M${x - 20} ${y}a20 20 0 0 1 40 0q-8-10-20-9q-12-1-20 9zM${x - 8} ${y - 23}a8 8 0 1 1 16 0a8 8 0 1 1-16 0z`,
  short: (x, y) => `M${x - 20} ${y + 2}a20 20 0 0 1 40 0l-3 2q-2-14-15-14q-16 2-19 14z`,
  scarf: (x, y) => `M${x - 20} ${y + 2}a20 21 0 0 1 40 0q-8-11-20-11t-20 11z`,
  cap: (x, y) => `M${x - 20} ${y - 1}a20 20 0 0 1 40 0z`,
  curls: (x, y) =>
    `M${x - 20} ${y}a20 20 0 0 1 40 0q-8-10-20-9q-12-1-20 9z` +
    [-15, -5, 5, 15].map((dx) => `M${x + dx - 8} ${y - 12 + Math.abs(dx) / 3}a8 8 0 1 1 16 0a8 8 0 1 1-16 0z`).join(''),
}

function Headphones({ x, y }: { x: number; y: number }) {
  return (
    <>
      <path fill="none" stroke="#12382E" strokeWidth="3" d={`M${x - 21} ${y + 2}a21 21 0 0 1 42 0`} />
      <path fill="#12382E" d={`M${x - 24} ${y - 2}h6v11h-6zM${x + 18} ${y - 2}h6v11h-6z`} />
    </>
  )
}
