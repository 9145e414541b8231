using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Grains.Inbound;

/// <param name="Received">Line by line as counted, over all receipts.</param>
/// <param name="OnShelves">Units that are put away, or were found before they were counted in: who found them has them put away.</param>
public sealed record InboundState(
    InboundAnnounced? Announced,
    InboundStatus Status,
    int Receipts,
    ImmutableArray<ReceivedGoods> Received,
    ImmutableArray<DiscrepancyView> Discrepancies,
    ImmutableArray<InboundNote> Notes,
    long OnShelves,
    long Version)
{
    public static InboundState Initial { get; } = new(null, InboundStatus.Announced, 0, [], [], [], 0, 0);

    public static InboundState Evolve(InboundState state, InboundEvent @event, DateTimeOffset at)
    {
        var next = state with { Version = state.Version + 1 };
        return @event switch
        {
            InboundAnnounced announced => next with { Announced = announced },
            GoodsReceived received => next with
            {
                Status = InboundStatus.Receiving,
                Receipts = received.Receipt,
                Received = state.Received.AddRange(received.Lines),
                OnShelves = state.OnShelves + received.Found,
            },
            InboundCounted counted => next with
            {
                Status = counted.Discrepancies.IsEmpty ? InboundStatus.Received : InboundStatus.Discrepant,
                Discrepancies = counted.Discrepancies,
            },
            InboundNoted noted => next with
            {
                Notes = state.Notes.Add(new(at, noted.By, noted.Text, noted.Sku, noted.Photo)),
            },
            InboundConfirmed => next with { Status = InboundStatus.Confirmed },
            InboundPutAway done => next with
            {
                OnShelves = state.OnShelves + done.Quantity,
                Status = done.Closed ? InboundStatus.Closed : state.Status,
            },
            _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
        };
    }
}
