using System.Text.Json.Serialization;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>One delivery in a list of its merchant's.</summary>
/// <param name="Skus">How many were announced.</param>
/// <param name="Expected">In eaches.</param>
/// <param name="Received">In eaches, in whatever condition.</param>
public sealed record InboundSummary(
    [property: JsonIgnore] string Merchant, string Asn, string Site, string Status, DateTimeOffset? ExpectedAt, int Skus, long Expected, long Received)
{
    internal static readonly RowTable<InboundSummary> Table = new("inbounds", [nameof(Merchant), nameof(Asn)], new RowIndex("site", "(site, status)"));
}

/// <summary>One delivery in a list of its site's.</summary>
/// <inheritdoc cref="InboundSummary" />
public sealed record SiteInbound(string Merchant, string Asn, string Status, DateTimeOffset? ExpectedAt, int Skus, long Expected, long Received);
