using Microsoft.Extensions.Options;

using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Live;

/// <summary>Reads the events that a subscriber missed.</summary>
internal sealed partial class LiveReplay(IEventLog log, IOptions<ApiOptions> options, ILogger<LiveReplay> logger)
{
    public const int Page = 500;

    /// <summary>Returns whether more events were missed than are replayed, or the position is beyond this log.</summary>
    public async Task<bool> ExceedsLimitAsync(string subject, long after, CancellationToken cancellationToken)
    {
        if (after > await log.ReadHeadPositionAsync(cancellationToken)) return true;
        var limit = options.Value.LiveReplay;
        return (await log.ReadSubjectAsync(subject, after, limit + 1, cancellationToken)).Count > limit;
    }

    public ValueTask<long> HeadAsync(CancellationToken cancellationToken) => log.ReadHeadPositionAsync(cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvent>> PageAsync(string subject, long after, CancellationToken cancellationToken) =>
        log.ReadSubjectAsync(subject, after, Page, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending events of {Subject} to a client failed")]
    public partial void LogFailed(Exception failure, string subject);
}
