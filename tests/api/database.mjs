// A database for every script: one is prepared with the made-up tree and cast, the others are
// copies of it, so that the order of scripts does not matter.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

// A file beside its key file; a copy of the folder is a copy of the database.
export class SqliteDatabases {
  constructor(folder) {
    this.kind = 'sqlite'
    this.folder = folder
  }
  at(name) {
    return { url: this.url(name), key: this.key(name) }
  }
  url(name) {
    return `sqlite:${path.join(this.folder, name, 'bulwark.db')}`
  }
  key(name) {
    return path.join(this.folder, name, 'bulwark.db.key')
  }

  async begin() {
    await mkdir(path.join(this.folder, 'prepared'), { recursive: true })
  }

  async copy(name) {
    const from = path.join(this.folder, 'prepared')
    const to = path.join(this.folder, name)
    await mkdir(to)
    for (const file of await readdir(from))
      await copyFile(path.join(from, file), path.join(to, file))
    return this.at(name)
  }

  async drop(name) {
    await rm(path.join(this.folder, name), { recursive: true, force: true })
  }
  async end() {}
}

// Databases of one PostgreSQL server, copied with CREATE DATABASE … TEMPLATE.
export class PostgresDatabases {
  constructor(serverUrl, folder) {
    this.kind = 'postgres'
    this.serverUrl = serverUrl
    this.folder = folder
    this.prefix = `api_${process.pid}_`
  }
  at(name) {
    return { url: this.url(name), key: this.key(name) }
  }
  url(name) {
    return this.serverUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${this.prefix}${name}`)
  }

  key(name) {
    return path.join(this.folder, `${name}.key`)
  }

  begin() {
    return this.sql(`CREATE DATABASE ${this.prefix}prepared`)
  }

  async copy(name) {
    await this.sql(`CREATE DATABASE ${this.prefix}${name} TEMPLATE ${this.prefix}prepared`)
    if (existsSync(this.key('prepared'))) await copyFile(this.key('prepared'), this.key(name))
    return this.at(name)
  }

  drop(name) {
    return this.sql(`DROP DATABASE IF EXISTS ${this.prefix}${name} WITH (FORCE)`)
  }
  end() {
    return this.drop('prepared')
  }
  sql(text) {
    return run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', this.serverUrl, '-c', text])
  }
}
