/**
 * A stand-in for Excel on Windows, put into the page before office.js loads, so that the real office.js and its real custom functions runtime
 * run in a headless browser. Made for @microsoft/office-js 1.1.110: it answers that version's undocumented calls, so the version is pinned.
 *
 * It proves: the functions are registered under their names; which shapes of arguments they take and what they answer; how errors leave the
 * runtime; which Excel.run batches the pane sends; that settings are read and saved; which requirement sets the pane asks for.
 * It does not prove: Excel's calculation (spilling, recalculation, #NAME?), its check of arguments against functions.json, which texts of errors
 * it shows (by its documentation only those of #VALUE! and #N/A), the ribbon, the installation, or that a batch would succeed on a real sheet.
 */

/** What a cell would get: `code` is the text of Excel's error and `wire` the runtime's number for it (2: thrown, 3: rejected, 5 to 8: CustomFunctions.Error). */
export type CellAnswer =
  | { ok: true; value: unknown }
  | { ok: false; value: unknown; code: string; message: string; wire?: number }

/** One call as Excel sends it: a range is `unknown[][]`, an empty cell '', a parameter left out null. */
export type Call = { name: string; args: unknown[]; address?: string; parameterAddresses?: string[] }

export type BatchAction = { Id: number; ActionType: number; Name: string; ArgumentInfo?: { Arguments?: unknown[] } }
export type Batch = { Actions: BatchAction[]; ObjectPaths: Record<string, { Name?: string }> }

export type FakeExcel = {
  settings: Record<string, string>
  /** Every Excel.run batch the page has sent. */
  batches: Batch[]
  call(calls: Call[]): Promise<CellAnswer[]>
}

declare global {
  interface Window {
    __excel: FakeExcel
    /** The test's own answers to Excel.run: the value of one action. Throwing `{ code, message }` fails the batch as Excel does. */
    __answer?: (action: BatchAction, batch: Batch) => unknown
  }
}

/** Runs inside the page: nothing from outside its own body may be used here. */
export const fakeExcel = ({ locale, sets }: { locale: string; sets: Record<string, string> }): void => {
  type Wire = [id: number, done: boolean, value: unknown, code?: number]
  const waiting = new Map<number, (answer: CellAnswer) => void>()
  const settings: Record<string, string> = {}
  const batches: Batch[] = []
  let last = 0

  const names: Record<number, string> = { 1: '#N/A', 5: '#DIV/0!', 6: '#NUM!', 8: '#NULL!' }
  const isError = (value: unknown): value is { basicValue: string; message?: string } =>
    typeof value === 'object' && value !== null && 'valueType' in value && value.valueType === 'CustomFunctionError'
  const answer = ([, done, value, wire = 0]: Wire): CellAnswer => {
    if (!done) return { ok: false, value, code: names[wire] ?? '#VALUE!', message: String(value ?? ''), wire }
    return isError(value)
      ? { ok: false, value, code: value.basicValue, message: value.message ?? '' }
      : { ok: true, value }
  }

  /** The values for one batch. office.js also talks to Excel for itself, through services and telemetry: that never reaches the test. */
  const results = (batch: Batch) => {
    for (const { ArgumentInfo } of batch.Actions.filter(({ Name }) => Name === 'SetInvocationArrayResults')) {
      for (const result of (ArgumentInfo?.Arguments?.[0] ?? []) as Wire[]) {
        waiting.get(result[0])?.(answer(result))
        waiting.delete(result[0])
      }
    }
    const own = Object.values(batch.ObjectPaths).some(({ Name = '' }) => Name.startsWith('Microsoft.'))
    if (!own) batches.push(batch)
    const value = (action: BatchAction) => (own ? null : (window.__answer?.(action, batch) ?? null))
    return batch.Actions.map((action) => ({ ActionId: action.Id, Value: value(action) }))
  }

  const bridge = {
    onMessageFromHost: (_text: string) => {},
    sendMessageToHost: (text: string) => {
      const { id, message } = JSON.parse(text) as { id: number; message: { body: Batch } }
      let body: unknown
      try {
        body = { Results: results(message.body) }
      } catch (thrown) {
        const { code = 'GeneralException', message } = thrown as { code?: string; message: string }
        body = { Error: { Code: code, Message: message }, Results: [] }
      }
      const reply = { id, type: 2, message: { statusCode: 200, headers: {}, body: JSON.stringify(body) } }
      setTimeout(() => bridge.onMessageFromHost(JSON.stringify(reply)), 1)
    },
  }

  const call = (calls: Call[]) => {
    const answers = calls.map((_, i) => new Promise<CellAnswer>((resolve) => waiting.set(last + i + 1, resolve)))
    const entries = calls.map(({ name, args, address = 'Sheet1!A1', parameterAddresses = null }) => {
      last += 1
      return [1, 1000, '', [last, name, args, address, 0, parameterAddresses], last]
    })
    bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries } }))
    return Promise.all(answers)
  }

  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => 'tanbiao',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetHostFullVersion: () => '16.0.19000.20000',
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => 'C:\\book.xlsx',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 0,
    GetInitialDisplayMode: () => 0,
    GetControlIntegrationLevel: () => 0,
    // office.js parses this as XML; an empty text would become an error page whose inline styles break the page's policy.
    GetSolutionToken: () => encodeURIComponent('<r><t aid="tanbiao" oid="test"/></r>'),
    GetCorrelationId: () => 'correlation',
    GetInstanceId: () => 'instance',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetOsfControl: () => null,
    GetSupportedMatrix: () => JSON.stringify(sets),
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of Object.entries(settings)) values[keys.push(key) - 1] = value
      },
      Write: (keys: string[], values: string[]) => {
        if (window.__book?.readOnly) throw new Error('The document is read-only.')
        for (const key of Object.keys(settings)) delete settings[key]
        keys.forEach((key, i) => {
          settings[key] = values[i] ?? ''
        })
      },
    }),
  }
  const external = {
    GetContext: () => context,
    Execute: (_id: number, _parameters: unknown, done?: (answer: unknown[]) => void) => done?.([0]),
    RegisterEvent: (_id: number, _target: string, _handler: unknown, done?: (status: number) => void) => done?.(0),
    UnregisterEvent: (_id: number, _target: string, done?: (status: number) => void) => done?.(0),
    MessageParent: () => {},
  }
  Object.defineProperty(window, 'external', { value: external, configurable: true })
  Object.assign(window, { _richApiNativeBridge: bridge, __excel: { settings, batches, call } satisfies FakeExcel })
}
