using System.Text.Json;

using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>Stored in place of an answer's body, to rebuild it from.</summary>
/// <param name="Kind">The <see cref="IAnswerRebuilder"/> that rebuilds it.</param>
/// <param name="What">Its argument, which only that one reads.</param>
internal sealed record AnswerSource(string Kind, string What)
{
    private static readonly object ItemKey = new();

    /// <summary>Has this stored in place of the answer's body.</summary>
    public void AttachTo(HttpContext context) => context.Items[ItemKey] = this;

    public static AnswerSource? Of(HttpContext context) => context.Items[ItemKey] as AnswerSource;
}

/// <summary>Rebuilds answers from the log. For answers that contain all of an aggregate that changes in small steps: if each were stored
/// whole, the storage would grow with the square of its size.</summary>
internal interface IAnswerRebuilder
{
    string Kind { get; }

    /// <summary>Returns the same body as the first time.</summary>
    Task<object> RebuildAsync(string what, CancellationToken cancellationToken);
}

internal sealed class AnswerRebuilders(IEnumerable<IAnswerRebuilder> all, IOptions<JsonOptions> json)
{
    private readonly Dictionary<string, IAnswerRebuilder> byKind = all.ToDictionary(static one => one.Kind, StringComparer.Ordinal);

    /// <summary>Returns the answer with its body, rebuilt where it was not stored.</summary>
    public async Task<RecordedAnswer> RestoreAsync(RecordedAnswer kept, CancellationToken cancellationToken)
    {
        if (kept.Source is not { } source) return kept;
        var told = await byKind[source.Kind].RebuildAsync(source.What, cancellationToken);
        return kept with { Body = JsonSerializer.SerializeToUtf8Bytes(told, told.GetType(), json.Value.SerializerOptions) };
    }
}
