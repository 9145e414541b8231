using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Locations;

/// <param name="About">What is counted, and where: told once, with the first doubt.</param>
/// <param name="Quantity">Units that are in doubt since, or (below 0) no longer.</param>
[EventType("countDoubtHeard")]
public sealed record CountDoubtHeard(CountAbout? About, long Quantity) : WorkEvent;

/// <param name="InDoubt">Units that are in doubt there, as far as it has heard.</param>
public sealed record CountTaskState(CountAbout? About, long InDoubt, WorkState Work) : IHasWork
{
    public static CountTaskState Initial { get; } = new(null, 0, WorkState.Initial);
}

/// <summary>Asks for a count while units are in doubt: pure. Once somebody has counted it asks for no more, until there is a new doubt.</summary>
public static class CountTask
{
    public const string Kind = "count";

    /// <summary>Units in doubt are not for sale: they are to be counted within the shift.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromHours(4);

    /// <summary>The task for a SKU or lot in a holder, for ever: 64 bits of a hash.</summary>
    public static WorkId For(Holder holder, SkuId sku, string? lot) =>
        new(holder.Site, "CT-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{holder}#{sku}#{lot}")))[..16]);

    public static Decision<WorkEvent> HearDoubt(CountTaskState state, CountAbout about, long quantity, DateTimeOffset now)
    {
        var heard = new CountDoubtHeard(state.About is null ? about : null, quantity);
        var inDoubt = state.InDoubt + quantity;
        if (quantity > 0 && inDoubt > 0 && !state.Work.IsOpen) return Decision<WorkEvent>.Of(heard, new WorkOffered(Offer(about, now)));
        return inDoubt <= 0 ? Decision<WorkEvent>.Of([heard, .. Ownership.Close(state.Work).Events]) : heard;
    }

    public static Decision<WorkEvent> HearCount(CountTaskState state) => Ownership.Close(state.Work);

    public static CountTaskState Evolve(CountTaskState state, WorkEvent @event, DateTimeOffset at) => @event is CountDoubtHeard heard
        ? state with { About = heard.About ?? state.About, InDoubt = state.InDoubt + heard.Quantity }
        : state with { Work = Ownership.Evolve(state.Work, @event, at) };

    /// <summary>Blind: how many there should be is for who counts to find out.</summary>
    private static WorkOffer Offer(CountAbout about, DateTimeOffset now) => new(Kind, about.Holder.Code)
    {
        Merchant = about.Sku.Merchant.Value, Sku = about.Sku.Code, Lot = about.Lot, Zone = about.Zone, DueBy = now + Within,
    };
}
