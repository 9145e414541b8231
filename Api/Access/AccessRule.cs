namespace OrleansWarehouse.Api.Access;

/// <summary>Whom an endpoint is for; written on it as metadata, the last one counts.</summary>
internal enum AccessRule
{
    /// <summary>Any key; the endpoint itself looks at what the caller may know.</summary>
    AnyKey,

    /// <summary>Operators.</summary>
    Operators,

    /// <summary>Operators and the keys of the merchant in the path.</summary>
    Merchant,

    /// <summary>As <see cref="Merchant"/>, and sites' keys: the endpoint looks whether it concerns their site.</summary>
    MerchantOrAnySite,

    /// <summary>Operators and the keys of the site in the path.</summary>
    Site,
}

internal static class AccessRules
{
    public static TBuilder For<TBuilder>(this TBuilder builder, AccessRule rule)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Box(rule));

    public static AccessRule? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Box>()?.Rule;

    public static AccessRule? Of(IEnumerable<object> metadata) => metadata.OfType<Box>().LastOrDefault()?.Rule;

    private sealed record Box(AccessRule Rule);
}
