const DIGITS = 4

/** Four significant digits: more would claim a precision that no run has. */
export function roundFigure(figure: number): number {
  return figure >= 10 ** (DIGITS - 1) ? Math.round(figure) : Number(figure.toPrecision(DIGITS))
}
