/** The list of methods: the one place that a new method is added to. */
import { allocation } from './allocation.ts'
import { cloud } from './cloud.ts'
import { cloudEstimate } from './cloud-estimate.ts'
import { clouddoc } from './clouddoc.ts'
import { component } from './component.ts'
import { endOfLife } from './end-of-life.ts'
import { material } from './material.ts'
import { meeting } from './meeting.ts'
import { meetingRate } from './meeting-rate.ts'
import { server } from './server.ts'
import { serverUse } from './server-use.ts'
import { storage } from './storage.ts'
import { storageUse } from './storage-use.ts'
import { transport } from './transport.ts'

export const definitions = [
  meeting,
  meetingRate,
  clouddoc,
  cloud,
  storage,
  server,
  cloudEstimate,
  serverUse,
  storageUse,
  transport,
  allocation,
  material,
  endOfLife,
  component,
] as const
