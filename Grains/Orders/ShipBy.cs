using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Orders;

internal static class ShipBy
{
    /// <summary>When the truck of a site leaves; to be asked within a decision, which then rests on that site's cut-offs.</summary>
    public static Func<SiteId, DateTimeOffset?> Of(AggregateRunner<OrderState, OrderEvent> runner, ReferenceData reference) => id =>
    {
        var service = runner.State.Placed?.ServiceLevel;
        return reference.Site(runner.References, id) is { } site ? CutOffs.Next(site, Carriers.For(service), service, runner.Now) : null;
    };
}
