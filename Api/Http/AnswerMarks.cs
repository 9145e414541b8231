namespace OrleansWarehouse.Api.Http;

/// <summary>Endpoint metadata that says how the idempotency store treats an endpoint's answers.</summary>
internal static class AnswerMarks
{
    /// <summary>Marks an endpoint whose requests hold a secret: neither their hash nor the answer is stored.</summary>
    public static TBuilder NeverRecorded<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(NotRecorded.Instance);

    public static bool IsNeverRecorded(this HttpContext context) => Has<NotRecorded>(context);

    /// <summary>Marks an endpoint whose answers hold a secret.</summary>
    public static TBuilder AnswersWithSecret<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Secret.Instance);

    public static bool IsAnsweredWithSecret(this HttpContext context) => Has<Secret>(context);

    /// <summary>Marks an endpoint whose answers repeat personal data from the request.</summary>
    public static TBuilder AnswersWithPersonalData<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Personal.Instance);

    public static bool IsAnsweredWithPersonalData(this HttpContext context) => Has<Personal>(context);

    private static bool Has<TMark>(HttpContext context)
        where TMark : class => context.GetEndpoint()?.Metadata.GetMetadata<TMark>() is not null;

    private sealed class NotRecorded
    {
        public static NotRecorded Instance { get; } = new();
    }

    private sealed class Personal
    {
        public static Personal Instance { get; } = new();
    }

    private sealed class Secret
    {
        public static Secret Instance { get; } = new();
    }
}
