/** What the surroundings give the Worker: the static files and a few settings. */
import type { Context } from 'hono'

export type Env = {
  ASSETS: { fetch(request: Request): Promise<Response> }
  /** The origin users see, where a proxy hides it. */
  PUBLIC_ORIGIN?: string
  /** Who may frame the pages besides this origin, as Content-Security-Policy sources parted by spaces. */
  FRAME_ANCESTORS?: string
  /** Where the pages load office.js from. */
  OFFICE_JS_ORIGIN?: string
}

export type Call = Context<{ Bindings: Env }>
export type Handler = (c: Call) => Response | Promise<Response>
