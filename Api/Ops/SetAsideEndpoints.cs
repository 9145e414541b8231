using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Endpoints for reactions and deadlines that were set aside after repeated failures: operators list them, fix the cause and retry.</summary>
internal static class SetAsideEndpoints
{
    /// <summary>How long an answer waits for the result of a retry.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public static void MapSetAsides(this IEndpointRouteBuilder api)
    {
        var setAsides = api.MapGroup("/ops/setAsides").For(AccessRule.Operators).WithTags("Operations");
        setAsides.MapGet("", ListAsync).WithSummary("Lists reactions and deadlines that failed repeatedly and wait for an operator, the oldest first.");
        setAsides.MapPost("/{id}/retry", RetryAsync)
            .WithSummary("Retries one, and then what waits behind it, in order; returns the result.");
    }

    private static async Task<Ok<SetAsideList>> ListAsync(SetAsideDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(SetAsideList.Of(await desk.ListAsync(cancellationToken)));

    private static async Task<Results<Ok<RetriedAnswer>, ProblemHttpResult>> RetryAsync(
        string id, SetAsideDesk desk, CancellationToken cancellationToken)
    {
        try
        {
            var open = await desk.RetryAsync(id, Bound, cancellationToken);
            return TypedResults.Ok(new RetriedAnswer(open is null, open is null ? null : SetAsideAnswer.Of(open)));
        }
        catch (KeyNotFoundException)
        {
            return Problems.NotFound("unknown_set_aside", "Nothing is set aside under this id. It may be settled already.");
        }
    }
}

internal sealed record SetAsideList(ImmutableArray<SetAsideAnswer> Items)
{
    public static SetAsideList Of(IEnumerable<OpenSetAside> open) => new([.. open.Select(SetAsideAnswer.Of)]);
}

/// <summary>The kind of work that was set aside.</summary>
[JsonConverter(typeof(CamelCaseEnum<SetAsideKind>))]
internal enum SetAsideKind
{
    /// <summary>A reaction to an event. Later events of the same stream, or about the same goods, wait behind it.</summary>
    Reaction,

    /// <summary>A deadline. Nothing waits behind it.</summary>
    Deadline,
}

/// <summary>A reaction or a deadline that was set aside after repeated failures.</summary>
/// <param name="Id">Stays the same until it is settled.</param>
/// <param name="Reactor">The reactor that failed; for a deadline <c>deadline:</c> and its name.</param>
/// <param name="Stream">The stream of the event or deadline, such as <c>inbound:acme/A1</c>: this reactor's later events of the stream
/// wait.</param>
/// <param name="Position">The event's position in the log; absent for a deadline.</param>
/// <param name="Type">The type of the event, or the name of the deadline.</param>
/// <param name="Reason">Why the last try failed; empty when it was not tried.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Since">When it was first tried.</param>
/// <param name="LastTriedAt">When it was last tried.</param>
/// <param name="Behind">The id of the set-aside that it waits for, which is about the same goods.</param>
/// <param name="Waiting">How many events of its stream wait behind it; at most 1,000 are counted.</param>
/// <param name="RetryWanted">Whether a retry was requested that has not run yet.</param>
internal sealed record SetAsideAnswer(
    string Id, SetAsideKind Kind, string Reactor, string Stream, string? Position, string Type, string Reason, int Tries, DateTimeOffset Since,
    DateTimeOffset LastTriedAt, string? Behind, int Waiting, bool RetryWanted)
{
    public static SetAsideAnswer Of(OpenSetAside open)
    {
        var row = open.Row;
        return new(
            row.Id, row.IsDeadline ? SetAsideKind.Deadline : SetAsideKind.Reaction, row.Reactor, row.Stream,
            row.IsDeadline ? null : Grains.Interfaces.LogPosition.Format(row.Position), row.Type, row.Error, row.Tries, row.FirstAt,
            row.LastAt, row.BehindId, open.Waiting, row.RetryWanted);
    }
}

/// <param name="Settled">Whether it succeeded, and all that waited behind it in its stream.</param>
/// <param name="SetAside">What is still set aside; absent when settled.</param>
internal sealed record RetriedAnswer(bool Settled, SetAsideAnswer? SetAside);
