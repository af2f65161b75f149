/** What a sample of results comes to. */

export type Statistics = { low: number; median: number; high: number; mean: number; sd: number; positive: number }

/** Puts the element of a rank at its place, smaller ones before it and larger ones behind: all that quantiles need, in a fraction of the time of sorting. */
function select(values: Float64Array, rank: number, from: number, to: number): number {
  let left = from
  let right = to
  while (left < right) {
    const middle = (left + right) >> 1
    const [a, b, c] = [values[left], values[middle], values[right]] as unknown as [number, number, number]
    // the median of three, so that sorted samples are no trap
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b
    let i = left
    let j = right
    while (i <= j) {
      while ((values[i] as number) < pivot) i++
      while ((values[j] as number) > pivot) j--
      if (i > j) break
      const swap = values[i] as number
      values[i++] = values[j] as number
      values[j--] = swap
    }
    if (rank <= j) right = j
    else if (rank >= i) left = i
    else break
  }
  return values[rank] as number
}

/** The quantile as spreadsheets take it (PERCENTILE.INC): between two ranks by proportion. The elements up to `from` must be the smallest. */
function quantile(values: Float64Array, share: number, from: number): number {
  const last = values.length - 1
  const place = share * last
  const rank = Math.floor(place)
  const value = select(values, rank, from, last)
  if (rank === last || place === rank) return value
  let next = values[rank + 1] as number
  for (let i = rank + 2; i <= last; i++) if ((values[i] as number) < next) next = values[i] as number
  return value + (place - rank) * (next - value)
}

/** Of at least one value; reorders them. Mean and deviation are taken about `about`, so that values that are all the same give just this value and zero. */
export function statistics(values: Float64Array, about: number): Statistics {
  const count = values.length
  let largest = 0
  let positive = 0
  for (let i = 0; i < count; i++) {
    const x = values[i] as number
    const size = x < about ? about - x : x - about
    if (size > largest) largest = size
    if (x > 0) positive++
  }
  // relative to the largest, so that squares do not overflow
  const unit = largest > 0 ? largest : 1
  let sum = 0
  let squares = 0
  for (let i = 0; i < count; i++) {
    const x = ((values[i] as number) - about) / unit
    sum += x
    squares += x * x
  }
  const variance = count > 1 ? (squares - (sum * sum) / count) / (count - 1) : 0
  const low = quantile(values, 0.025, 0)
  const median = quantile(values, 0.5, Math.floor(0.025 * (count - 1)))
  const high = quantile(values, 0.975, Math.floor(0.5 * (count - 1)))
  return {
    low,
    median,
    high,
    mean: about + unit * (sum / count),
    sd: unit * Math.sqrt(variance > 0 ? variance : 0),
    positive: positive / count,
  }
}
