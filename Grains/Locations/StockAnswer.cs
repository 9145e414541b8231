using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Goods of one kind in one holder.</summary>
/// <param name="Holder">The shelf, or the tote, box or pallet: see <paramref name="HolderKind"/>.</param>
/// <param name="HolderKind"><c>location</c> or <c>container</c>.</param>
/// <param name="Allocated">Of the quantity, how much is allocated to plans: picks, put-aways, deliveries that are not confirmed.</param>
/// <param name="InDoubt">Of the quantity, how much somebody did not find, or put there from nowhere.</param>
/// <param name="Grams">Of a unit, where that is known.</param>
/// <param name="Mm3">Of a unit, where that is known.</param>
/// <param name="Since">In Unix milliseconds, which is what the map of the floor draws.</param>
public sealed record StockAnswer(
    [property: JsonIgnore] string Site,
    [property: JsonPropertyName("location")] string Holder,
    string HolderKind,
    string Merchant,
    string Sku,
    string? Lot,
    DateOnly? Expiry,
    string? Serial,
    [property: JsonPropertyName("status")] Condition Condition,
    long Quantity,
    long Allocated,
    long InDoubt,
    [property: JsonIgnore] long? Grams,
    [property: JsonIgnore] long? Mm3,
    [property: JsonIgnore] long Since)
{
    internal static readonly RowTable<StockAnswer> Table = new(
        "stock",
        [nameof(Site), nameof(HolderKind), nameof(Holder), nameof(Merchant), nameof(Sku), nameof(Lot), nameof(Expiry), nameof(Serial), nameof(Condition)],
        new RowIndex("sku", "(site, merchant, sku)"));
}
