using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Grains.Shipping;

public abstract record SerialBlocksEvent;

[EventType("serialBlockGiven")]
public sealed record SerialBlockGiven(string Owner, long Block) : SerialBlocksEvent;

/// <param name="Blocks">By owner: a site and the number of its own block.</param>
public sealed record SerialBlocksState(ImmutableDictionary<string, long> Blocks)
{
    public static SerialBlocksState Initial { get; } = new(ImmutableDictionary.Create<string, long>(StringComparer.Ordinal));
}

/// <summary>Blocks of parcel numbers: pure. One event for <see cref="ParcelNumbers.BlockSize"/> parcels of a site.</summary>
public static class SerialBlocks
{
    public static string Owner(SiteId site, long own) => string.Create(CultureInfo.InvariantCulture, $"{site.Value}/{own}");

    public static Decision<SerialBlocksEvent> Give(SerialBlocksState state, string owner) =>
        state.Blocks.ContainsKey(owner) ? Decision<SerialBlocksEvent>.Nothing : new SerialBlockGiven(owner, state.Blocks.Count);

    public static SerialBlocksState Evolve(SerialBlocksState state, SerialBlocksEvent @event, DateTimeOffset at) => @event switch
    {
        SerialBlockGiven given => new(state.Blocks.SetItem(given.Owner, given.Block)),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}

/// <summary>The blocks under one company prefix as a grain. It is asked seldom: see <see cref="ParcelNumbers"/>.</summary>
public sealed class SerialBlocksGrain(AggregateServices services)
    : AggregateGrain<SerialBlocksState, SerialBlocksEvent>(Definition, services), ISerialBlocksGrain
{
    private static readonly Aggregate<SerialBlocksState, SerialBlocksEvent> Definition = new(
        "serialBlocks", SerialBlocksState.Initial, SerialBlocks.Evolve, static (_, _) => [],
        ShippingJson.Default.SerialBlocksState);

    public async Task<long> BlockOfAsync(SiteId site, long own)
    {
        var owner = SerialBlocks.Owner(site, own);
        var given = await ExecuteAsync((state, _) => SerialBlocks.Give(state, owner), state => state.Blocks[owner]);
        return given.Value;
    }
}
