using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Http;

/// <summary>Lets answers wait for what follows from what was written, so that the next request sees it.</summary>
internal static class Consequences
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Answers a write when all that it set going has happened, through whatever reactions, or the bound is over. It waits for
    /// nothing that others set going, and not for a reaction that fails.
    /// </summary>
    public static TBuilder WithConsequences<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(static async (context, next) =>
        {
            var cause = RequestCause.Begin();
            var result = await next(context);
            var http = context.HttpContext;
            await http.RequestServices.GetRequiredService<IReactions>().WaitForCauseAsync(cause, Bound, http.RequestAborted);
            return result;
        });
}
