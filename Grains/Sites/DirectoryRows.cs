using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Sites;

/// <summary>A site in a list.</summary>
public sealed record SiteSummary(string Site, string Name, SiteKind Kind, string Country)
{
    internal static readonly RowTable<SiteSummary> Table = new("sites", [nameof(Site)]);
}

/// <summary>A merchant in a list.</summary>
public sealed record MerchantRow(string Merchant, string Name, string Currency)
{
    internal static readonly RowTable<MerchantRow> Table = new("merchants", [nameof(Merchant)]);
}
