using System.Collections.Immutable;

using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Reads what a wave is planned from out of the views.</summary>
public sealed class WaveSource(FulfilmentQueries fulfilments, ShelfQueries shelves, TimeProvider clock) : IWaveSource
{
    public async Task<WaveInputs> ReadAsync(SiteId site, PlanWave command, TimeZoneInfo zone)
    {
        var max = command.MaxOrders ?? PickPlanner.DefaultOrders;
        var released = await fulfilments.ReleasedAsync(site, command.IsFiltered ? int.MaxValue : max);
        var candidates = released.Where(waiting => IsWanted(waiting, command)).Take(max).Select(Candidate).ToImmutableArray();
        var skus = candidates.SelectMany(candidate => candidate.Lines).Select(line => line.Sku).ToHashSet();

        var floor = WalkedFloor.Of(await shelves.LocationsAsync(site));
        var stock = await shelves.FreeAsync(site, skus);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        return new(candidates, stock, floor.Layout, floor.Depot, today);
    }

    private static bool IsWanted(ReleasedFulfilment waiting, PlanWave command) =>
        (command.Merchants.IsEmpty || command.Merchants.Contains(waiting.Id.Order.Merchant.Value))
        && (command.Carriers.IsEmpty || command.Carriers.Contains(Carriers.For(waiting.ServiceLevel)))
        && (command.Channels.IsDefaultOrEmpty || command.Channels.Contains(waiting.Id.Order.Channel))
        && (command.Fulfilments.IsDefaultOrEmpty || command.Fulfilments.Contains(waiting.Id))
        && (command.MinPriority is not { } least || waiting.Priority >= least)
        && (command.DueBefore is not { } due || waiting.ShipBy < due);

    private static WaveCandidate Candidate(ReleasedFulfilment waiting) => new(
        waiting.Id,
        waiting.ShipBy,
        [.. waiting.Lines.Select(line => new LineQuantity(line.Line, line.Sku, line.Quantity))]);
}
