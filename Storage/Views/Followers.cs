using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>The followers of the log in this process: projections and reactors.</summary>
public interface IFollowers
{
    /// <summary>Returns how far each is behind; empty when another process follows the log.</summary>
    ValueTask<IReadOnlyList<FollowerLag>> LagsAsync(CancellationToken cancellationToken = default);

    /// <summary>Returns the problems of all followers, in whichever process they run, one sentence each; empty when there are none.</summary>
    ValueTask<IReadOnlyList<string>> FindTroubleAsync(CancellationToken cancellationToken = default);
}

/// <param name="IsProjection">True for a projection, false for a reactor.</param>
/// <param name="Events">How many positions it is behind the log's end.</param>
public sealed record FollowerLag(bool IsProjection, string Name, long Events);

internal sealed class Followers(
    IEventLog log, IViewDatabase database, ViewRunner views, ReactorRunner reactors, ISetAsides setAsides, StorageOptions options)
    : IFollowers
{
    public async ValueTask<IReadOnlyList<FollowerLag>> LagsAsync(CancellationToken cancellationToken = default)
    {
        // Read before the head, so that no follower seems to be ahead of it.
        List<FollowerLag> positions =
        [
            .. views.Leads ? views.States.Select(static state => new FollowerLag(true, state.Projection.Name, state.Position)) : [],
            .. reactors.Positions.Select(static reactor => new FollowerLag(false, reactor.Name, reactor.Position)),
        ];
        var head = await log.ReadHeadPositionAsync(cancellationToken);
        return [.. positions.Select(one => one with { Events = Math.Max(0, head - Math.Max(0, one.Events)) })];
    }

    public async ValueTask<IReadOnlyList<string>> FindTroubleAsync(CancellationToken cancellationToken = default)
    {
        var trouble = new List<string>();
        var open = await setAsides.ReadSetAsidesAsync(cancellationToken);
        if (open.Count(static one => !one.IsDeadline) is > 0 and var reactions) trouble.Add($"Reactions set aside: {reactions}.");
        if (open.Count(static one => one.IsDeadline) is > 0 and var deadlines) trouble.Add($"Deadlines set aside: {deadlines}.");
        trouble.AddRange(views.States.Where(state => views.Leads && state.Error is not null)
            .Select(state => $"The read model {state.Projection.Name} is failing at position {state.Position}."));
        trouble.AddRange((await PositionsAsync(cancellationToken))
            .Where(one => one.Events >= options.FarBehind)
            .Select(one => $"{one.Name} is {one.Events} events behind the log."));
        return trouble;
    }

    /// <summary>Returns the lags of the followers in this process or, when another process runs them, of those.</summary>
    private async ValueTask<IReadOnlyList<FollowerLag>> PositionsAsync(CancellationToken cancellationToken)
    {
        if (!database.Shared || (views.Leads && reactors.Leads)) return await LagsAsync(cancellationToken);
        await using var connection = await database.OpenForReadingAsync(cancellationToken);
        var filled = await ViewTables.ReadPositionsAsync(connection, views.States.Select(static state => state.Projection));
        var reacted = await reactors.ReadPositionAsync(cancellationToken);
        var head = await log.ReadHeadPositionAsync(cancellationToken);
        return
        [
            .. filled.Select(one => new FollowerLag(true, one.Projection.Name, head - Math.Max(0, one.Position))),
            new FollowerLag(false, "The slowest reactor", head - reacted),
        ];
    }
}
