using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Http;

/// <summary>Lets answers wait for what follows from what was written, so that the next request sees it.</summary>
internal static class Consequences
{
    /// <summary>Consequences have consequences: a receipt, its put-away, its order's fill.</summary>
    private const int Rounds = 3;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>Answers a write when what follows from it has happened, or the bound is over.</summary>
    public static TBuilder WithConsequences<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(static async (context, next) =>
        {
            var result = await next(context);
            await SettleAsync(context.HttpContext.RequestServices, Rounds);
            return result;
        });

    /// <summary>Reads only when what was written before the request has had its consequences.</summary>
    public static TBuilder AfterConsequences<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(static async (context, next) =>
        {
            await SettleAsync(context.HttpContext.RequestServices, rounds: 1);
            return await next(context);
        });

    private static async Task SettleAsync(IServiceProvider services, int rounds)
    {
        var log = services.GetRequiredService<IEventLog>();
        var reactions = services.GetRequiredService<IReactions>();
        for (var round = 0; round < rounds; round++)
        {
            var head = await log.ReadHeadPositionAsync();
            if (!await reactions.CaughtUpAsync(Bound) || await log.ReadHeadPositionAsync() == head) return;
        }
    }
}
