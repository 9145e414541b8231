using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Engine;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Grain {Grain} failed to activate")]
    internal static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grain {Grain} failed to deactivate cleanly")]
    internal static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of grain {Grain} failed; it goes on")]
    internal static partial void TickFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An observer of stream {Stream} failed; the item is not delivered again")]
    internal static partial void ObserverFailed(ILogger logger, Exception exception, StreamId stream);

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine's housekeeping failed; it goes on")]
    internal static partial void HousekeepingFailed(ILogger logger, Exception exception);
}
