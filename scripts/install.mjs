/** Installs the dependencies when they are missing or differ from package-lock.json; needs nothing but Node and npm. */
import { execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { at, refuse, say } from './root.mjs'

/** What the tools need at least; also under "engines" in package.json. */
const oldest = { major: 20, minor: 19 }

/** @returns {Record<string, any> | undefined} The packages of a lock file, by their path. */
const packages = (/** @type {string} */ path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Optional packages are builds for one system each; of these only the ones that npm certainly installs here are asked for. */
const belongsHere = (/** @type {any} */ { optional, os, cpu, libc }) =>
  !optional || (!libc && os?.includes(process.platform) && cpu?.includes(process.arch))

/** npm writes node_modules/.package-lock.json last, so it tells what a complete installation holds. */
const upToDate = () => {
  const installed = packages(at('node_modules/.package-lock.json'))
  const wanted = packages(at('package-lock.json')) ?? {}
  return (
    installed !== undefined &&
    Object.entries(wanted).every(
      ([path, one]) => path === '' || !belongsHere(one) || installed[path]?.integrity === one.integrity,
    )
  )
}

export const ensureInstalled = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    refuse(
      `需要 Node.js ${oldest.major}.${oldest.minor} 或更高版本，当前为 ${process.versions.node}。`,
      `Node.js ${oldest.major}.${oldest.minor} or later is needed; this is ${process.versions.node}.`,
    )
  }
  if (upToDate()) return
  say('正在安装依赖（npm ci），约需半分钟……', 'Installing the dependencies (npm ci), about half a minute ...')
  try {
    // Development tools too, even where NODE_ENV or npm's own settings leave them out.
    execSync('npm ci --include=dev --include=optional', { cwd: at(), stdio: 'inherit' })
  } catch {
    refuse(
      '依赖安装失败，原因见上。请检查网络和 npm 镜像设置，然后重试。',
      'The dependencies could not be installed; npm says why above. Check the network and the npm registry setting, then try again.',
    )
  }
}
