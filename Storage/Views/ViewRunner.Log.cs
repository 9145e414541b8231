using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.Storage.Views;

internal sealed partial class ViewRunner
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Read model {Projection} goes on at {Position}")]
    private partial void LogPrepared(string projection, long position);

    [LoggerMessage(Level = LogLevel.Error, Message = "Projection {Projection} failed after position {Position}; it will be tried again")]
    private partial void LogProjectionFailed(Exception error, string projection, long position);

    [LoggerMessage(Level = LogLevel.Error, Message = "The read models could not be written; it will be tried again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The read models were damaged; they have been thrown away and are filled again")]
    private partial void LogDiscarded(Exception error);
}
