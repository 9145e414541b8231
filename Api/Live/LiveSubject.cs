using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Live;

/// <summary>A subject that clients can subscribe to: <c>merchant:acme</c>, <c>site:PAR1</c>, <c>order:acme/web:1001</c>,
/// <c>sku:acme/A</c>, <c>picker:PAR1/ann</c>, <c>work:PAR1</c>, <c>putAways:PAR1</c>; and <c>ops</c>, grain activity and set-asides, which is not in the log.</summary>
/// <param name="Rule">The roles that may subscribe.</param>
/// <param name="Merchant">The merchant that it belongs to, or null.</param>
/// <param name="Site">The site that it belongs to, or null.</param>
internal sealed record LiveSubject(AccessRule Rule, string? Merchant, string? Site, string? Picker = null)
{
    /// <summary>See <see cref="OpsFeed"/>.</summary>
    public const string Ops = "ops";

    /// <summary>Returns null when the text is not a subject.</summary>
    public static LiveSubject? Parse(string? text)
    {
        if (text == Ops) return new(AccessRule.Operators, null, null);
        var at = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var id = at < 0 ? null : text![(at + 1)..];
        return (at < 0 ? null : text![..at]) switch
        {
            "merchant" => MerchantId.TryParse(id, out var merchant) ? Of(AccessRule.Merchant, merchant) : null,
            "order" => OrderId.TryParse(id, out var order) ? Of(AccessRule.Order, order.Merchant) : null,
            "sku" => SkuId.TryParse(id, out var sku) ? Of(AccessRule.MerchantReading, sku.Merchant) : null,
            "site" => SiteId.TryParse(id, out var site) ? new(AccessRule.SiteFeed, null, site.Value) : null,
            "work" => SiteId.TryParse(id, out var site) ? new(AccessRule.SiteReading, null, site.Value) : null,
            "putAways" => SiteId.TryParse(id, out var site) ? new(AccessRule.SiteReading, null, site.Value) : null,
            "picker" => PickerId.TryParse(id, out var picker)
                ? new(AccessRule.Tasks, null, picker.Site.Value, picker.Code)
                : null,
            _ => null,
        };
    }

    private static LiveSubject Of(AccessRule rule, MerchantId merchant) => new(rule, merchant.Value, null);
}
