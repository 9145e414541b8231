using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>One movement in a list.</summary>
/// <param name="LogPosition">The position of its event.</param>
/// <param name="Line">Its number among the movements of the same event.</param>
/// <param name="Position">Both, as a text; filled in by the API.</param>
/// <param name="From">The bucket that the units left; <c>outside</c> means that they were not on hand.</param>
/// <param name="Reason">Why the units moved; <c>shipped</c> if they left.</param>
/// <param name="ByName">Filled in by the API.</param>
public sealed record MovementAnswer(
    [property: JsonIgnore] string Merchant,
    [property: JsonIgnore] string Sku,
    [property: JsonIgnore, Column("position")] long LogPosition,
    [property: JsonIgnore] int Line,
    [property: NotMapped] string Position,
    DateTimeOffset At,
    string Site,
    string? Lot,
    long Quantity,
    [property: Column("moved_from")] string From,
    [property: Column("moved_to")] string To,
    string Reason,
    [property: Column("done_by")] string By,
    [property: NotMapped] string? ByName)
{
    internal static readonly RowTable<MovementAnswer> Table = new("movements", [nameof(Merchant), nameof(Sku), nameof(LogPosition), nameof(Line)]);

    /// <summary>Fills in what the API adds.</summary>
    public MovementAnswer With(string? name) => this with { Position = $"{Interfaces.LogPosition.Format(LogPosition)}-{Line}", ByName = name };
}
