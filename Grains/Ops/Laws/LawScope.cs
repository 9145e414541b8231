using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>Limits checks to a merchant and a site; null means all.</summary>
public sealed record LawScope(MerchantId? Merchant = null, SiteId? Site = null)
{
    public static LawScope All { get; } = new();

    /// <summary>Returns a condition for rows that have a merchant and a site.</summary>
    internal string And(string alias = "") => OfMerchant(alias) + (Site is null ? "" : $" AND {Dotted(alias)}site = @atSite");

    /// <summary>Returns a condition for rows that have a merchant.</summary>
    internal string OfMerchant(string alias = "") => Merchant is null ? "" : $" AND {Dotted(alias)}merchant = @ofMerchant";

    internal DynamicParameters Parameters() => new(new { ofMerchant = Merchant?.Value, atSite = Site?.Value });

    private static string Dotted(string alias) => alias.Length == 0 ? "" : $"{alias}.";
}
