/** Rows of a sparse matrix, compressed: row r holds columns `columns[start[r]..start[r + 1])` with their `values`. */
export interface SparseRows {
  rows: number
  width: number
  start: Int32Array
  columns: Int32Array
  values: Float64Array
}

/** Packs rows given as [column, value] pairs; the pairs of a row must be sorted by column. */
export function sparseRows(width: number, rows: readonly (readonly (readonly [number, number])[])[]): SparseRows {
  const start = new Int32Array(rows.length + 1)
  rows.forEach((row, r) => (start[r + 1] = start[r]! + row.length))
  const columns = new Int32Array(start[rows.length]!)
  const values = new Float64Array(columns.length)
  rows.forEach((row, r) =>
    row.forEach(([column, value], at) => {
      columns[start[r]! + at] = column
      values[start[r]! + at] = value
    }),
  )
  return { rows: rows.length, width, start, columns, values }
}

/** A · X for a dense X of `width` × k in row order; gives rows × k. */
export function timesDense(a: SparseRows, x: Float64Array, k: number): Float64Array {
  const y = new Float64Array(a.rows * k)
  for (let r = 0; r < a.rows; r++) {
    for (let at = a.start[r]!; at < a.start[r + 1]!; at++) {
      const value = a.values[at]!
      const from = a.columns[at]! * k
      const to = r * k
      for (let j = 0; j < k; j++) y[to + j]! += value * x[from + j]!
    }
  }
  return y
}

/** Aᵀ · Y for a dense Y of rows × k in row order; gives width × k. */
export function transposedTimesDense(a: SparseRows, y: Float64Array, k: number): Float64Array {
  const x = new Float64Array(a.width * k)
  for (let r = 0; r < a.rows; r++) {
    for (let at = a.start[r]!; at < a.start[r + 1]!; at++) {
      const value = a.values[at]!
      const to = a.columns[at]! * k
      const from = r * k
      for (let j = 0; j < k; j++) x[to + j]! += value * y[from + j]!
    }
  }
  return x
}
