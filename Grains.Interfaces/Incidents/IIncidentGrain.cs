using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Incidents;

/// <summary>Something at a site that a supervisor has to look at: a short pick, a word from the pack bench. Key: site/incident.</summary>
[Alias("incidents.IIncidentGrain")]
public interface IIncidentGrain : IGrainWithStringKey
{
    /// <summary>Raises it. The same again changes nothing.</summary>
    [Alias("Raise")]
    Task<Outcome<IncidentView>> RaiseAsync(RaiseIncident command);

    /// <summary>Somebody has seen to it; the first word counts.</summary>
    [Alias("Solve")]
    Task<Outcome<IncidentView>> SolveAsync(string? note);
}

[GenerateSerializer, Alias("incidents.kind"), JsonConverter(typeof(CamelCaseEnum<IncidentKind>))]
public enum IncidentKind
{
    Other,

    /// <summary>A picker found less than was asked for.</summary>
    ShortPick,

    /// <summary>The pack bench cannot go on with an order.</summary>
    Packing,
}

/// <param name="Text">What is the matter, in the words of who raised it.</param>
/// <param name="Fulfilment">What waits for it, where one does.</param>
/// <param name="Location">Where it is, where it is at a shelf.</param>
/// <param name="Quantity">Units that are concerned; 0 where that says nothing.</param>
[GenerateSerializer, Immutable, Alias("incidents.raise")]
public sealed record RaiseIncident(
    IncidentKind Kind, string Text, FulfilmentId? Fulfilment, string? Merchant, string? Sku, string? Location, string? Task, long Quantity);

[GenerateSerializer, Immutable, Alias("incidents.view")]
public sealed record IncidentView(string Incident, RaiseIncident About, bool Solved);
