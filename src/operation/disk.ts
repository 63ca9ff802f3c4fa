import { accessSync, constants } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { Gauge, type Registry } from 'prom-client'

/** Free space of the disks on which the service keeps things, in bytes: what is written needs room long before a disk is full. */
export const diskMetrics = (registry: Registry, folders: Readonly<Record<string, string>>): void => {
  new Gauge({
    name: 'pile_disk_free_bytes',
    help: 'Free space where the service keeps its keys (and, where it is a file, its database) and its papers',
    labelNames: ['of'],
    registers: [registry],
    async collect() {
      for (const [of, folder] of Object.entries(folders)) this.set({ of }, await freeBytes(folder))
    },
  })
}

/** @throws when the folder cannot be written, or has no room for so many bytes. */
export const needRoom = async (folder: string, bytes: number): Promise<void> => {
  accessSync(folder, constants.W_OK)
  if ((await freeBytes(folder)) < bytes) throw new Error(`the disk of ${folder} is full`)
}

const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
