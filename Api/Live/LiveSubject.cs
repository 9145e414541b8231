using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Live;

/// <summary>What can be followed: <c>merchant:acme</c>, <c>site:PAR1</c>, <c>order:acme/web:1001</c>, <c>sku:acme/A</c>,
/// <c>picker:PAR1/ann</c>.</summary>
/// <param name="Merchant">Whose it is, or null.</param>
/// <param name="Site">Where it is, or null.</param>
internal readonly record struct LiveSubject(string? Merchant, string? Site)
{
    public static bool TryParse(string? text, out LiveSubject subject)
    {
        var at = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var id = at < 0 ? null : text![(at + 1)..];
        var found = (at < 0 ? null : text![..at]) switch
        {
            "merchant" => MerchantId.TryParse(id, out var merchant) ? new(merchant.Value, null) : null,
            "order" => OrderId.TryParse(id, out var order) ? new(order.Merchant.Value, null) : null,
            "sku" => SkuId.TryParse(id, out var sku) ? new(sku.Merchant.Value, null) : null,
            "site" => SiteId.TryParse(id, out var site) ? new(null, site.Value) : null,
            "picker" => PickerId.TryParse(id, out var picker) ? new(null, picker.Site.Value) : null,
            _ => default(LiveSubject?),
        };
        subject = found ?? default;
        return found is not null;
    }

    public bool IsKnownTo(Caller caller) =>
        Merchant is { } merchant ? caller.Knows(merchant) : Site is { } site && caller.WorksAt(site);
}
