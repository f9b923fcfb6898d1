import type { EChartsCoreOption } from 'echarts/core'

export interface ChartColours { ink: string; muted: string; line: string; card: string; late: string; brand: string; series: string[]; font: string; px: (rem: number) => number }
export type ChartMaker = (c: ChartColours) => EChartsCoreOption

export function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const v = (name: string) => style.getPropertyValue(name).trim()
  const root = parseFloat(style.fontSize) || 16
  return {
    ink: v('--ink'), muted: v('--muted'), line: v('--line'), card: v('--card'), late: v('--late'), brand: v('--brand'),
    series: [1, 2, 3, 4, 5, 6].map((n) => v(`--series-${n}`)), font: v('--font'), px: (rem) => Math.round(rem * root)
  }
}
