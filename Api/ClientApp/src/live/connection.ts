import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr'

/** The server says something every 3 seconds; one that is silent for three times that is not there. */
const silenceMs = 9_000

/** @param hub `/hubs/live`, or the hub of buyers. */
export function makeConnection(hub: string): HubConnection {
  const connection = new HubConnectionBuilder()
    .withUrl(hub, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build()
  connection.serverTimeoutInMilliseconds = silenceMs
  return connection
}
