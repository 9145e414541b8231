using System.Collections.Immutable;

namespace OrleansWarehouse.Api.Http;

internal sealed partial class Check
{
    /// <summary>Reads the items of a list; an absent list is an empty one.</summary>
    public ImmutableArray<TOut> Each<TIn, TOut>(IReadOnlyList<TIn?>? items, string field, int max, Func<TIn, string, TOut> read)
        where TIn : class
    {
        if (items is null) return [];
        if (items.Count > max)
        {
            Add(field, $"At most {max} items.");
            return [];
        }

        var all = ImmutableArray.CreateBuilder<TOut>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { } item) all.Add(read(item, $"{field}[{i}]"));
            else Add($"{field}[{i}]", "Required.");
        }

        return all.ToImmutable();
    }

    /// <summary>As <see cref="Each"/>, with at least one item.</summary>
    public ImmutableArray<TOut> Some<TIn, TOut>(IReadOnlyList<TIn?>? items, string field, int max, Func<TIn, string, TOut> read)
        where TIn : class
    {
        if (items is null or { Count: 0 }) Add(field, "At least one is required.");
        return Each(items, field, max, read);
    }

    public ImmutableArray<string> Ids(IReadOnlyList<string?>? items, string field, int max) => Each(items, field, max, Id);

    /// <summary>Refuses a list in which two items have the same name.</summary>
    public ImmutableArray<T> Unique<T>(ImmutableArray<T> items, string field, Func<T, string?> name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
        {
            if (name(items[i]) is { Length: > 0 } given && !seen.Add(given)) Add($"{field}[{i}]", "Duplicate.");
        }

        return items;
    }
}
