using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>One movement in a list.</summary>
/// <param name="LogPosition">Of its event.</param>
/// <param name="Line">Its number among those of the same event.</param>
/// <param name="Position">Both, as a text; for who answers to fill in.</param>
/// <param name="From">The part of on hand that it left; <c>outside</c> is not on hand at all.</param>
/// <param name="Reason">Why, or <c>shipped</c>.</param>
/// <param name="ByName">For who answers to fill in.</param>
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

    /// <summary>With what is for who answers to fill in.</summary>
    public MovementAnswer With(string? name) => this with { Position = $"{Interfaces.LogPosition.Format(LogPosition)}-{Line}", ByName = name };
}
