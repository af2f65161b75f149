/**
 * A stand-in for the spreadsheet program of WPS, put into the page before its scripts run: the global `wps` with the few members that we use,
 * after the declarations of et-jsapi-declare 2.5.0 and what add-ins in use say of the arguments they are handed.
 */

/** `rows`: ranges as rows of cells, what is left out is not there. `odd`: what add-ins in WPS have met. */
export type Manner = 'rows' | 'odd'
export type WpsCall = { name: string; args: unknown[] }
export type WpsMetadata = {
  description: string
  result: { type: string }
  parameters: { name: string; type: string; description: string }[]
}
type Pane = { ID: number; url: string; Visible: boolean; DockPosition: number }

export type FakeWps = {
  /** What was registered, by the name that a cell would use. */
  functions: Record<string, WpsMetadata>
  panes: Pane[]
  dialogs: string[]
  call(calls: WpsCall[], manner: Manner): unknown[]
}

declare global {
  interface Window {
    __wps: FakeWps
  }
}

/** Runs inside the page: nothing from outside its own body may be used here. `bare`: whether it takes functions without a namespace. */
export const fakeWps = ({ lcid, bare }: { lcid: number; bare: boolean }): void => {
  const missing = -2_147_352_572
  const functions: Record<string, WpsMetadata> = {}
  const callbacks: Record<string, (...args: unknown[]) => unknown> = {}
  const panes: Pane[] = []
  const dialogs: string[] = []
  const storage = new Map<string, unknown>()

  const isMatrix = (type = '') => type.startsWith('any[][]')
  /** An empty cell is null, a single cell is no range, a range is an object that holds its cells. */
  const oddly = (arg: unknown, type: string | undefined) => {
    if (arg === null || arg === undefined) return isMatrix(type) ? null : missing
    if (!Array.isArray(arg)) return arg
    const rows = (arg as unknown[][]).map((row) => row.map((cell) => (cell === '' ? null : cell)))
    return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : { Value2: rows }
  }
  const call = (calls: WpsCall[], manner: Manner) =>
    calls.map(({ name, args }) => {
      const { parameters } = functions[name] as WpsMetadata
      const given =
        manner === 'odd'
          ? parameters.map(({ type }, i) => oddly(args[i], type))
          : args.map((arg) => (arg === null ? undefined : arg))
      return callbacks[name]?.(...given)
    })

  const wps = {
    AddCustomFunction: (space: string, name: string, fn: (...args: unknown[]) => unknown, metadata: WpsMetadata) => {
      if (space === '' && !bare) throw new Error('A namespace is wanted')
      const full = space === '' ? name : `${space}.${name}`
      functions[full] = metadata
      callbacks[full] = fn
    },
    LanguageSettings: { LanguageID: () => lcid },
    PluginStorage: {
      getItem: (key: string) => storage.get(key),
      setItem: (key: string, value: unknown) => storage.set(key, value),
    },
    CreateTaskPane: (url: string) => {
      const pane = { ID: panes.length + 1, url, Visible: false, DockPosition: 0 }
      panes.push(pane)
      return pane
    },
    GetTaskPane: (id: number) => panes[id - 1],
    ShowDialog: (url: string) => dialogs.push(url),
  }
  Object.assign(window, { wps, __wps: { functions, panes, dialogs, call } satisfies FakeWps })
}

/** Takes out of the page what Chromium has learnt since version 80, so that nothing of ours rests on it. */
export const takeAwayNewer = (): void => {
  const newer: [object, string[]][] = [
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']],
    [String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
    [Array, ['fromAsync']],
    [Object, ['hasOwn', 'groupBy']],
    [Map, ['groupBy']],
    [Promise, ['any', 'try', 'withResolvers']],
    [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf']],
    [URL, ['canParse', 'parse']],
    [Element.prototype, ['replaceChildren']],
    [Crypto.prototype, ['randomUUID']],
    [Intl, ['Segmenter', 'supportedValuesOf']],
    [window, ['structuredClone', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'Iterator', 'reportError']],
  ]
  for (const [target, names] of newer) for (const name of names) delete (target as Record<string, unknown>)[name]
}
