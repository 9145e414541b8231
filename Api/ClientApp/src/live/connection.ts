import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr'

/** The server sends a keep-alive every 3 seconds; after three missing ones the connection counts as lost. */
const silenceMs = 9_000

/** @param hub `/hubs/live`, or the buyers' hub `/hubs/track`. */
export function makeConnection(hub: string): HubConnection {
  const connection = new HubConnectionBuilder()
    .withUrl(hub, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build()
  connection.serverTimeoutInMilliseconds = silenceMs
  return connection
}
