using System.Text.Json;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Bulk;

internal sealed record BatchAnswer(IReadOnlyList<RowResult> Results);

/// <param name="Index">The row's index, from 0.</param>
/// <param name="Status">The HTTP status that the row would have got as a request of its own.</param>
internal sealed record RowResult(
    int Index, int Status, string? Id, string? Code = null, string? Detail = null, IReadOnlyDictionary<string,
    string[]>? Errors = null)
{
    public static RowResult Done(int index, string id, bool created) =>
        new(index, created ? StatusCodes.Status201Created : StatusCodes.Status200OK, id);

    public static RowResult Refused(int index, string? id, Refusal refusal) =>
        new(
            index, Problems.StatusOf(refusal.Kind), id, refusal.Code, refusal.Detail,
            refusal.Errors.IsDefaultOrEmpty ? null : Problems.ByField(refusal.Errors));

    public static RowResult Unreadable(int index, JsonException exception)
    {
        var field = JsonPaths.FieldOf(exception.Path);
        return new(
            index, StatusCodes.Status422UnprocessableEntity, null, "invalid_json", $"The row cannot be read at '{field}'.",
            Problems.ByField([new(field, JsonPaths.WhatIsWrong(exception))]));
    }

    /// <summary>Returns null when the failure is a bug, which fails the whole request.</summary>
    public static RowResult? Unavailable(int index, string? id, Exception exception)
    {
        var code = exception switch
        {
            WarehouseUnavailableException unavailable => unavailable.Code,
            EventLogException unavailable => unavailable.Code,
            TimeoutException => "timeout",
            OrleansException => "unavailable",
            _ => null,
        };
        return code is null ? null : new(index, StatusCodes.Status503ServiceUnavailable, id, code, "Try this row again later.");
    }
}
