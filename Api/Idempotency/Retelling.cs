using System.Text.Json;

using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>Names what an answer told, so that it can be told again.</summary>
/// <param name="Kind">Which <see cref="IRetelling"/> knows how.</param>
/// <param name="What">For it alone to read.</param>
internal sealed record Retold(string Kind, string What)
{
    private static readonly object ItemKey = new();

    /// <summary>Has this kept in place of the answer's body.</summary>
    public void AttachTo(HttpContext context) => context.Items[ItemKey] = this;

    public static Retold? Of(HttpContext context) => context.Items[ItemKey] as Retold;
}

/// <summary>Tells answers again from the log. For answers that tell the whole of something that is changed bit by bit: were they kept as they
/// are, what is kept would grow with the square of its size.</summary>
internal interface IRetelling
{
    string Kind { get; }

    /// <summary>The same answer as the first time.</summary>
    Task<object> TellAsync(string what, CancellationToken cancellationToken);
}

internal sealed class Retellings(IEnumerable<IRetelling> all, IOptions<JsonOptions> json)
{
    private readonly Dictionary<string, IRetelling> byKind = all.ToDictionary(static one => one.Kind, StringComparer.Ordinal);

    /// <summary>An answer with its body.</summary>
    public async Task<RecordedAnswer> WholeAsync(RecordedAnswer kept, CancellationToken cancellationToken)
    {
        if (kept.Retold is not { } retold) return kept;
        var told = await byKind[retold.Kind].TellAsync(retold.What, cancellationToken);
        return kept with { Body = JsonSerializer.SerializeToUtf8Bytes(told, told.GetType(), json.Value.SerializerOptions) };
    }
}
