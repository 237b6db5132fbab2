import { type SparseRows, timesDense, transposedTimesDense } from './sparse.ts'

/** The k strongest right singular vectors of a matrix: `vectors` is width × k in row order, `values` falling. */
export interface RightSingular {
  k: number
  values: Float64Array
  vectors: Float64Array
}

/**
 * Truncated singular value decomposition by random projection with subspace iteration (Halko, Martinsson, Tropp,
 * "Finding structure with randomness", SIAM Review 53, 2011). The projection comes from a fixed sequence, so the same
 * matrix gives the same vectors; the sign of each is set so that its largest entry is positive.
 * Time O(nnz · k · iterations + (rows + width) · k²).
 */
export function rightSingular(a: SparseRows, k: number, iterations = 4): RightSingular {
  const wanted = Math.min(k, a.rows, a.width)
  const size = Math.min(wanted + 16, a.rows, a.width)
  let q = timesDense(a, gaussian(a.width * size), size)
  orthonormalise(q, a.rows, size)
  for (let round = 0; round < iterations; round++) {
    const back = transposedTimesDense(a, q, size)
    orthonormalise(back, a.width, size)
    q = timesDense(a, back, size)
    orthonormalise(q, a.rows, size)
  }
  const b = transposedTimesDense(a, q, size)
  const { values, vectors } = symmetricEigen(gram(b, a.width, size), size)

  const order = Array.from(values.keys()).sort((x, y) => values[y]! - values[x]! || x - y)
  const result: RightSingular = {
    k: wanted,
    values: new Float64Array(wanted),
    vectors: new Float64Array(a.width * wanted),
  }
  for (let j = 0; j < wanted; j++) {
    const from = order[j]!
    const sigma = Math.sqrt(Math.max(0, values[from]!))
    result.values[j] = sigma
    if (sigma < 1e-9) continue
    let largest = 0
    for (let row = 0; row < a.width; row++) {
      let sum = 0
      for (let i = 0; i < size; i++) sum += b[row * size + i]! * vectors[i * size + from]!
      result.vectors[row * wanted + j] = sum / sigma
      if (Math.abs(sum) > Math.abs(largest) + 1e-12) largest = sum
    }
    if (largest < 0) for (let row = 0; row < a.width; row++) result.vectors[row * wanted + j]! *= -1
  }
  return result
}

/** Standard normal numbers from a fixed xorshift sequence through the Box–Muller transform. */
function gaussian(count: number): Float64Array {
  const out = new Float64Array(count)
  let state = 0x9e3779b9
  const uniform = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return ((state >>> 0) + 0.5) / 4294967296
  }
  for (let at = 0; at < count; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    out[at] = radius * Math.cos(angle)
    if (at + 1 < count) out[at + 1] = radius * Math.sin(angle)
  }
  return out
}

/** Makes the columns of an n × k matrix orthonormal (modified Gram–Schmidt, twice for accuracy); a dependent column becomes 0. */
function orthonormalise(m: Float64Array, n: number, k: number): void {
  const columns = Array.from({ length: k }, (_, j) => {
    const column = new Float64Array(n)
    for (let row = 0; row < n; row++) column[row] = m[row * k + j]!
    return column
  })
  for (let j = 0; j < k; j++) {
    const column = columns[j]!
    const before = Math.sqrt(dot(column, column))
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < j; i++) {
        const other = columns[i]!
        const share = dot(column, other)
        if (share === 0) continue
        for (let row = 0; row < n; row++) column[row]! -= share * other[row]!
      }
    }
    const length = Math.sqrt(dot(column, column))
    const scale = length > before * 1e-10 && length > 0 ? 1 / length : 0
    for (let row = 0; row < n; row++) column[row]! *= scale
  }
  columns.forEach((column, j) => {
    for (let row = 0; row < n; row++) m[row * k + j] = column[row]!
  })
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

function gram(b: Float64Array, n: number, k: number): Float64Array {
  const g = new Float64Array(k * k)
  for (let row = 0; row < n; row++) {
    const at = row * k
    for (let i = 0; i < k; i++) {
      const value = b[at + i]!
      if (value === 0) continue
      for (let j = i; j < k; j++) g[i * k + j]! += value * b[at + j]!
    }
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) g[i * k + j] = g[j * k + i]!
  return g
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix by cyclic Jacobi rotations. */
function symmetricEigen(source: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = source.slice()
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  let total = 0
  for (const value of a) total += value * value
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += a[i * n + j]! ** 2
    if (off <= total * 1e-22) break
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q)
  }
  const values = new Float64Array(n)
  for (let i = 0; i < n; i++) values[i] = a[i * n + i]!
  return { values, vectors: v }
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!
  if (apq === 0) return
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let i = 0; i < n; i++) {
    const ip = a[i * n + p]!
    const iq = a[i * n + q]!
    a[i * n + p] = c * ip - s * iq
    a[i * n + q] = s * ip + c * iq
  }
  for (let i = 0; i < n; i++) {
    const pi = a[p * n + i]!
    const qi = a[q * n + i]!
    a[p * n + i] = c * pi - s * qi
    a[q * n + i] = s * pi + c * qi
    const vp = v[i * n + p]!
    const vq = v[i * n + q]!
    v[i * n + p] = c * vp - s * vq
    v[i * n + q] = s * vp + c * vq
  }
}
