using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Fulfilments;

internal static class ShipBy
{
    /// <summary>When the truck leaves that takes what is released now; null where there is none.</summary>
    public static DateTimeOffset? Of(SiteView? site, string? serviceLevel, DateTimeOffset now) =>
        site is null ? null : CutOffs.Next(site, Carriers.For(serviceLevel), serviceLevel, now);
}
