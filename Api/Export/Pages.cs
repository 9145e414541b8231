using System.Globalization;

using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Export;

/// <summary>Reads the pages of a list by calling its endpoint's handler.</summary>
internal sealed class Pages(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
{
    /// <summary>The index of the handler's page query argument; -1 for a list that is always returned whole.</summary>
    private readonly int query = context.Arguments.ToList().FindIndex(static argument => argument is PageQuery);

    /// <summary>Whether the client asked for one page and not for all.</summary>
    public bool OnlyOne { get; } = context.Arguments.OfType<PageQuery>().Any(static query => query.Limit is not null);

    /// <summary>Returns the page in a result, or null when the result is a problem.</summary>
    public static IPage? In(object? answer) => (answer is INestedHttpResult nested ? nested.Result : answer) is IValueHttpResult { Value: IPage page } ? page : null;

    public ValueTask<object?> FirstAsync()
    {
        if (query >= 0 && !OnlyOne) Ask(static query => query with { Limit = PageQuery.MaxLimit.ToString(CultureInfo.InvariantCulture) });
        return next(context);
    }

    public ValueTask<object?> AfterAsync(string cursor)
    {
        Ask(query => query with { Cursor = cursor });
        return next(context);
    }

    private void Ask(Func<PageQuery, PageQuery> otherwise) => context.Arguments[query] = otherwise((PageQuery)context.Arguments[query]!);
}
