using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Grains.Routing;

/// <summary>A line that wants stock. Several lines may want the same SKU; they share its stock.</summary>
public readonly record struct RoutingLine(string Line, string Sku, long Quantity);

/// <summary>A site that may fill the order, and what it has available of the SKUs asked for.</summary>
public sealed record RoutingSite(string Site, string Country, string? Postcode, IReadOnlyDictionary<string, long> Available);

/// <summary>Where the goods are shipped to.</summary>
public readonly record struct RoutingDestination(string Country, string? Postcode);

/// <summary>A quantity of a line from a site, now or when stock comes.</summary>
public readonly record struct RoutingAllocation(string Line, string Sku, string Site, long Quantity, bool Backordered);

/// <summary>The rule by which the decision was made.</summary>
[JsonConverter(typeof(CamelCaseEnum<RoutingRule>))]
public enum RoutingRule { NoSites, OneSiteComplete, FewestSites, PartlyAvailable, NothingAvailable }

/// <summary>The result for a candidate.</summary>
[JsonConverter(typeof(CamelCaseEnum<RoutingVerdict>))]
public enum RoutingVerdict { Chosen, Farther, NotNeeded, CannotShipComplete, NothingAvailable }

/// <summary>A site that was considered: its cost, how much of the order it could fill alone, and the reason for the verdict.</summary>
public sealed record RoutingCandidate(string Site, int Cost, long Covered, RoutingVerdict Verdict, string Reason);

/// <summary>A decision as stored with the order, complete enough to be explained later.</summary>
/// <param name="Asked">Units asked for over all lines; the allocations add up to it, unless there is no site at all.</param>
/// <param name="BackorderSite">The site at which missing units are backordered; null without sites.</param>
/// <param name="Candidates">All sites, the chosen ones first, then by cost and code.</param>
public sealed record RoutingDecision(
    RoutingRule Rule, long Asked, ImmutableArray<RoutingAllocation> Allocations, string? BackorderSite,
    ImmutableArray<RoutingCandidate> Candidates);
