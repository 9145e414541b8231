using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Put-aways as work: from a dock, and back from a tote.</summary>
public static class PutAwayWork
{
    public const string ToShelf = "putAway";

    public const string BackToShelf = "putBack";

    /// <summary>Goods on a dock are in the way of the next truck's, and a tote with goods serves no order: within half a shift.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromHours(4);

    public static IReadOnlyList<string> Names { get; } = [ToShelf, BackToShelf];

    public static IEnumerable<WorkKind> Kinds => Names.Select(static name => new WorkKind(name, static (commands, id) => commands.PutAway(new(id.Site, id.Code))));

    /// <summary>One without a place is for when nothing else is left: somebody has to look for a place, unless there is one by then.</summary>
    public static WorkOffer Offer(PlanPutAway plan, DateTimeOffset now) => new(plan.From.Kind is HolderKind.Container ? BackToShelf : ToShelf, plan.From.Code)
    {
        To = plan.To?.Code,
        Priority = plan.To is null ? -1 : 0,
        DueBy = now + Within,
        Zone = plan.Zone,
        Merchant = plan.Goods.Key.Sku.Merchant.Value,
        Sku = plan.Goods.Key.Sku.Code,
        Lot = plan.Goods.Key.Lot,
        Quantity = plan.Goods.Quantity,
    };
}
