using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Why a refusal happened, as far as a caller must tell the cases apart.</summary>
[JsonConverter(typeof(CamelCaseEnum<RefusalKind>))]
public enum RefusalKind
{
    /// <summary>What was asked makes no sense, whatever the state: 422.</summary>
    Invalid,

    /// <summary>There is no such thing: 404.</summary>
    NotFound,

    /// <summary>It makes sense but not in the present state: 409.</summary>
    Conflict,

    /// <summary>The version that the caller knows is not the present one: 412.</summary>
    Stale,
}

/// <summary>What can be expected to go wrong, as a value: exceptions mean bugs or broken infrastructure.</summary>
/// <param name="Code">Stable, snake_case; clients switch on it.</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="Errors">Messages by field, for bad input; a field's name is a path such as <c>lines[2].sku</c>.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Detail, ImmutableArray<FieldError> Errors)
{
    /// <summary>The sentence names the first few fields; all of them stand in <see cref="Errors"/>.</summary>
    private const int MostInDetail = 3;

    public static Refusal NotFound(string code, string detail) => new(RefusalKind.NotFound, code, detail, []);

    public static Refusal Conflict(string code, string detail) => new(RefusalKind.Conflict, code, detail, []);

    public static Refusal Stale(long current) =>
        new(RefusalKind.Stale, "version_mismatch", $"The present version is {current}.", []);

    public static Refusal Invalid(string code, string field, string message) =>
        new(RefusalKind.Invalid, code, message, [new(field, message)]);

    /// <summary>Bad input in several fields at once.</summary>
    public static Refusal Invalid(IEnumerable<FieldError> errors)
    {
        var all = errors.ToImmutableArray();
        return new(RefusalKind.Invalid, "invalid_input", string.Join(" ", all.Take(MostInDetail).Select(e => $"{e.Field}: {e.Message}")), all);
    }
}

public sealed record FieldError(string Field, string Message);
