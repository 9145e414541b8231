using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Incidents;

/// <summary>An incident at a site that a supervisor has to resolve: a short pick, a problem at the pack bench. Key: site/incident.</summary>
[Alias("incidents.IIncidentGrain")]
public interface IIncidentGrain : IGrainWithStringKey
{
    /// <summary>Raises the incident. Idempotent.</summary>
    [Alias("Raise")]
    Task<Outcome<IncidentView>> RaiseAsync(RaiseIncident command);

    /// <summary>Resolves the incident; a later note is ignored.</summary>
    [Alias("Solve")]
    Task<Outcome<IncidentView>> SolveAsync(string? note);
}

[GenerateSerializer, Alias("incidents.kind"), JsonConverter(typeof(CamelCaseEnum<IncidentKind>))]
public enum IncidentKind
{
    Other,

    /// <summary>A picker found less than was asked for.</summary>
    ShortPick,

    /// <summary>The pack bench cannot continue with an order.</summary>
    Packing,
}

/// <param name="Text">The problem, in the words of the person who reported it.</param>
/// <param name="Fulfilment">The fulfilment that waits for it, if any.</param>
/// <param name="Location">The location, if it concerns one.</param>
/// <param name="Quantity">The number of units concerned; 0 when not applicable.</param>
[GenerateSerializer, Immutable, Alias("incidents.raise")]
public sealed record RaiseIncident(
    IncidentKind Kind, string Text, FulfilmentId? Fulfilment, string? Merchant, string? Sku, string? Location, string? Task, long Quantity);

[GenerateSerializer, Immutable, Alias("incidents.view")]
public sealed record IncidentView(string Incident, RaiseIncident About, bool Solved);
