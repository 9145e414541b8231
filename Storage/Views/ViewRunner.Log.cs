using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.Storage.Views;

internal sealed partial class ViewRunner
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Read model {Projection} continues at {Position}")]
    private partial void LogPrepared(string projection, long position);

    [LoggerMessage(Level = LogLevel.Error, Message = "Projection {Projection} failed after position {Position}; retrying")]
    private partial void LogProjectionFailed(Exception error, string projection, long position);

    [LoggerMessage(Level = LogLevel.Error, Message = "The read models could not be written; retrying")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The read models were damaged; they have been deleted and are being rebuilt")]
    private partial void LogDiscarded(Exception error);
}
