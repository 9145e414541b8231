using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.EventSourcing;

/// <summary>The kind of a refusal, which determines the HTTP status.</summary>
[JsonConverter(typeof(CamelCaseEnum<RefusalKind>))]
public enum RefusalKind
{
    /// <summary>The request is wrong whatever the state: 422.</summary>
    Invalid,

    /// <summary>The resource does not exist: 404.</summary>
    NotFound,

    /// <summary>The request is valid, but not in the present state: 409.</summary>
    Conflict,

    /// <summary>The version that the caller knows is not the current one: 412.</summary>
    Stale,
}

/// <summary>An expected failure, returned as a value; exceptions mean bugs or broken infrastructure.</summary>
/// <param name="Code">Stable, snake_case; clients switch on it.</param>
/// <param name="Detail">A sentence for the user.</param>
/// <param name="Errors">Messages by field, for bad input; a field's name is a path such as <c>lines[2].sku</c>.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Detail, ImmutableArray<FieldError> Errors)
{
    /// <summary>How many fields the detail names; <see cref="Errors"/> has all of them.</summary>
    private const int MaxInDetail = 3;

    public static Refusal NotFound(string code, string detail) => new(RefusalKind.NotFound, code, detail, []);

    public static Refusal Conflict(string code, string detail) => new(RefusalKind.Conflict, code, detail, []);

    public static Refusal Stale(long current) =>
        new(RefusalKind.Stale, "version_mismatch", $"The current version is {current}.", []);

    public static Refusal Invalid(string code, string field, string message) =>
        new(RefusalKind.Invalid, code, message, [new(field, message)]);

    /// <summary>Bad input in several fields at once.</summary>
    public static Refusal Invalid(IEnumerable<FieldError> errors)
    {
        var all = errors.ToImmutableArray();
        return new(RefusalKind.Invalid, "invalid_input", string.Join(" ", all.Take(MaxInDetail).Select(e => $"{e.Field}: {e.Message}")), all);
    }
}

public sealed record FieldError(string Field, string Message);
