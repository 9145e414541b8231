using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>One count in a list.</summary>
/// <param name="Holder">The shelf, or the tote.</param>
/// <param name="Expected">What the books held at that instant.</param>
/// <param name="Status"><c>open</c> or <c>accepted</c>.</param>
/// <param name="ByName">For who answers to fill in.</param>
/// <param name="Position">Of the event that opened it.</param>
public sealed record CountAnswer(
    [property: JsonIgnore] string Site,
    string Id,
    [property: JsonIgnore] string HolderKind,
    [property: JsonPropertyName("location")] string Holder,
    string Merchant,
    string Sku,
    string? Lot,
    long Counted,
    long Expected,
    DateTimeOffset At,
    string Status,
    string? By,
    [property: NotMapped] string? ByName,
    [property: JsonIgnore] long Position)
{
    internal const string Open = "open", Accepted = "accepted";

    internal static readonly RowTable<CountAnswer> Table =
        new("counts", [nameof(Site), nameof(Id)], new RowIndex("open", "(site, status, position)"));

    /// <summary>What is answered to who counts or accepts.</summary>
    public static CountAnswer Of(CountView view, Interfaces.Ids.SiteId site, string holder) => new(
        site.Value, view.Count, "", holder, view.Scope.Sku.Merchant.Value, view.Scope.Sku.Code, view.Scope.Lot, view.Counted, view.Expected, view.At,
        view.Accepted ? Accepted : Open, null, null, 0);
}
