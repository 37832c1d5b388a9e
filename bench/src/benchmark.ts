/** What a benchmark may be told on the command line. */
export interface BenchmarkOptions {
  /** Rows to work on, where a benchmark delivers files. */
  readonly rows?: number
  /** How often the whole is measured, where one round takes long. */
  readonly rounds?: number
  /** Records of a population, where a benchmark resolves one. */
  readonly records?: number
  /** The same seed gives the same population. */
  readonly seed?: number
  /** Records a batch, and engines at once, where that makes a difference. */
  readonly batch?: number
  readonly engines?: number
  /** Several numbers of records or persons, separated by commas. */
  readonly sizes?: string
  /** A language of the populations, as `nl`. */
  readonly language?: string
  /** Where a population is written. */
  readonly out?: string
}

/** A figure and, measured in the same run on the same machine, one to hold it against. */
export interface Measured {
  readonly figure: number
  readonly unit: string
  readonly comparison: {
    readonly name: string
    readonly figure: number
    readonly unit: string
    /** Figure divided by the figure that it is compared with. */
    readonly ratio: number
  }
  readonly details?: Readonly<Record<string, unknown>>
}

export interface Benchmark {
  /** One line for the reader of `bench list`. */
  readonly about: string
  readonly run: (options: BenchmarkOptions) => Promise<Measured>
}
