import type { Server } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'

/** The first socket that is handed over, after standard input, output and error (systemd, sd_listen_fds(3)). */
const firstInherited = 3

/** What listens: the part of an application that is needed here. */
interface Listening {
  readonly server: Server
  listen(where: { readonly host?: string; readonly port?: number; readonly fd?: number }): Promise<unknown>
}

/**
 * Listens on the address, or on the socket that whoever starts the service has opened already. Such a socket stays open
 * while the service is started anew: who connects meanwhile waits a moment and is refused nothing.
 * @returns the port
 */
export const listenOn = async (
  app: Listening,
  { host, port, inheritsSocket }: { readonly host: string; readonly port: number; readonly inheritsSocket: boolean },
): Promise<number> => {
  await app.listen(inheritsSocket ? { host, fd: firstInherited } : { host, port })
  return (app.server.address() as AddressInfo).port
}

/** Takes no new connection and closes none: what the open ones ask is answered. */
export const stopAccepting = (server: Server): void => {
  NetServer.prototype.close.call(server)
}
