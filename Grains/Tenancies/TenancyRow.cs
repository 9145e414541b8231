using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tenancies;

/// <summary>One tenancy in a list.</summary>
public sealed record TenancyRow(string Site, string Merchant, DateTimeOffset Since)
{
    internal static readonly RowTable<TenancyRow> Table =
        new("tenancies", [nameof(Site), nameof(Merchant)], new RowIndex("merchant", "(merchant, site)"));
}
