using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>When goods that are released now must be with the carrier.</summary>
public static class ShipBy
{
    public static DateTimeOffset? Of(SiteView site, string? service, DateTimeOffset now) => null;
}
