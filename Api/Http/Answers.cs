using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Http;

internal static class Answers
{
    /// <summary>Returns 200 with the value, or the problem of the refusal.</summary>
    public static Results<Ok<T>, ProblemHttpResult> ToOk<T>(this Outcome<T> outcome) =>
        outcome.Accepted ? TypedResults.Ok(outcome.Value) : Problems.Of(outcome.Refusal);
}
