using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Http;

/// <summary>Lets a write's answer wait for the reactions that it caused, so that the next request sees their effects.</summary>
internal static class Consequences
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Answers a write when all reactions that it caused, directly or through other reactions, are done, or after a timeout. It does not
    /// wait for reactions that other requests caused, nor for one that fails.
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
