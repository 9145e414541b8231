using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Those who follow the log in this process.</summary>
public interface IFollowers
{
    /// <summary>How far each is behind; none where others follow the log.</summary>
    ValueTask<IReadOnlyList<FollowerLag>> LagsAsync(CancellationToken cancellationToken = default);
}

/// <param name="IsProjection">Else it is a reactor.</param>
/// <param name="Events">Positions behind the log's end.</param>
public sealed record FollowerLag(bool IsProjection, string Name, long Events);

internal sealed class Followers(IEventLog log, ViewRunner views, ReactorRunner reactors) : IFollowers
{
    public async ValueTask<IReadOnlyList<FollowerLag>> LagsAsync(CancellationToken cancellationToken = default)
    {
        // Before the head: so that nobody seems to be ahead of it.
        List<FollowerLag> positions =
        [
            .. views.Leads ? views.States.Select(static state => new FollowerLag(true, state.Projection.Name, state.Position)) : [],
            .. reactors.Positions.Select(static reactor => new FollowerLag(false, reactor.Name, reactor.Position)),
        ];
        var head = await log.ReadHeadPositionAsync(cancellationToken);
        return [.. positions.Select(one => one with { Events = Math.Max(0, head - Math.Max(0, one.Events)) })];
    }
}
