import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr'
import { bearer } from '../session/bearerFallback'

/** The server says something every 3 seconds; one that is silent for three times that is not there. */
const silenceMs = 9_000

export function makeConnection(): HubConnection {
  const connection = new HubConnectionBuilder()
    .withUrl('/hubs/live', {
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
      ...(bearer.key === undefined ? {} : { accessTokenFactory: () => bearer.key ?? '' }),
    })
    .configureLogging(LogLevel.None)
    .build()
  connection.serverTimeoutInMilliseconds = silenceMs
  return connection
}
