using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Incidents;

/// <summary>An incident in a list.</summary>
/// <param name="RaisedByName">Filled in by the API.</param>
/// <param name="SolvedByName">Filled in by the API.</param>
public sealed record IncidentAnswer(
    [property: JsonIgnore] string Site,
    string Incident,
    string Kind,
    string Text,
    string? Fulfilment,
    string? Merchant,
    string? Sku,
    string? Location,
    string? Task,
    long Quantity,
    string RaisedBy,
    [property: NotMapped] string? RaisedByName,
    DateTimeOffset RaisedAt,
    string? SolvedBy,
    [property: NotMapped] string? SolvedByName,
    DateTimeOffset? SolvedAt,
    string? Note)
{
    internal static readonly RowTable<IncidentAnswer> Table =
        new("incidents", [nameof(Site), nameof(Incident)], new RowIndex("open", "(site, solved_at, raised_at)"));
}
