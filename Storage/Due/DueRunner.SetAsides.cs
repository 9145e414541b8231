using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Due;

/// <summary>Sets deadlines aside and retries them.</summary>
internal sealed partial class DueRunner
{
    private const string Prefix = "deadline:";

    /// <summary>Returns the deadlines that are set aside, by stream and name.</summary>
    private async Task<Dictionary<(string Stream, string Name), SetAside>> ReadHeldAsync(CancellationToken cancellationToken) =>
        (await setAsides.ReadSetAsidesAsync(cancellationToken)).Where(static one => one.IsDeadline)
            .ToDictionary(static one => (one.Stream, one.Type));

    /// <summary>Whether to handle a row now; sets the row aside when it has failed too often.</summary>
    private async Task<bool> IsReadyAsync(
        DueTry one, Dictionary<(string Stream, string Name), SetAside> held, int round, DateTimeOffset now)
    {
        var aside = AsideOf(one.Row, held);
        if (one.TakeFailure(round) is { } failure
            && (aside is not null || retryPolicy.IsExhausted(failure, one.Tries, one.LastAt - one.FirstAt)))
        {
            await PutAsideAsync(one, failure, aside);
            return false;
        }

        if (one.IsUnderWay) return false;
        if (aside is null) return one.NotBefore <= now;
        return one.IsRetry = aside.RetryWanted || aside.LastAt <= now - options.SetAsideRetry;
    }

    /// <summary>Returns the set-aside of a row; null when there is none or when the aggregate has moved the deadline since its last try.</summary>
    private static SetAside? AsideOf(DueRow row, Dictionary<(string Stream, string Name), SetAside> held) =>
        held.TryGetValue((row.Stream, row.Name), out var aside) && row.At <= aside.LastAt ? aside : null;

    private async Task PutAsideAsync(DueTry one, Exception error, SetAside? before)
    {
        var failure = Failure.Of(error, before is null ? one.Tries : before.Tries + 1, before?.FirstAt ?? one.FirstAt, one.LastAt);
        await setAsides.PutSetAsideAsync(new(
            before?.Id ?? $"{one.Row.Name}-{Guid.CreateVersion7():N}", Prefix + one.Row.Name, one.Row.Stream, 0, 0, one.Row.Name,
            failure.Error, failure.Tries, failure.FirstAt, failure.LastAt, null));
        if (before is null) LogSetAside(one.Row.Name, one.Row.Stream, failure.Error);
    }

    /// <summary>Forgets rows that were cleared or moved meanwhile, and closes their set-asides. <paramref name="rows"/> are all due rows.</summary>
    private async Task ForgetAsync(IReadOnlyList<DueRow> rows, Dictionary<(string Stream, string Name), SetAside> held)
    {
        var due = rows.ToHashSet();
        foreach (var row in tried.Where(pair => !pair.Value.IsBusy && !due.Contains(pair.Key)).Select(static pair => pair.Key).ToList())
            tried.Remove(row);
        var still = rows.Select(row => AsideOf(row, held)?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var aside in held.Values.Where(aside => !still.Contains(aside.Id)))
        {
            await setAsides.CloseSetAsideAsync(aside.Id);
            LogRetried(aside.Type, aside.Stream);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadline {Name} of {Stream} is set aside: {Error}")]
    private partial void LogSetAside(string name, string stream, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "The deadline {Name} of {Stream}, which was set aside, is done")]
    private partial void LogRetried(string name, string stream);
}

