using System.Reflection;

using OrleansWarehouse.Api.Formats;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Export;

/// <summary>
/// Exports every list as CSV or NDJSON: the whole list in one response, read page by page; or with <c>limit</c> one page, with a
/// <c>Link</c> to the next (RFC 8288).
/// </summary>
internal sealed class ListExport : IQueryNames
{
    public IEnumerable<string> Names => [ExportFormats.Parameter];

    /// <summary>Metadata on every route that returns a list.</summary>
    public static readonly ListExport Mark = new();

    public static void AddTo(IEndpointConventionBuilder api) => api.Add(static endpoint =>
    {
        // Only the handler's return type is known here: the metadata inferred from it is added after the conventions of groups.
        if (!endpoint.Metadata.OfType<MethodInfo>().Any(static handler => HasPage(handler.ReturnType))) return;
        endpoint.Metadata.Add(Mark);
        endpoint.FilterFactories.Add(static (_, next) => context => AnswerAsync(context, next));
    });

    private static bool HasPage(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(Page<>) || Array.Exists(type.GetGenericArguments(), HasPage));

    private static ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ExportFormats.Of(context.HttpContext.Request) switch
        {
            ExportFormat.Json => next(context),
            { } format => ExportAsync(format, context, next),
            null => new(Problems.Of(Refusal.Invalid("invalid_input", ExportFormats.Parameter, "One of json, csv, ndjson."))),
        };

    private static async ValueTask<object?> ExportAsync(ExportFormat format, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var pages = new Pages(context, next);
        var answer = await pages.FirstAsync();
        return Pages.In(answer) is { } first ? new ExportedList(format, first, pages) : answer;
    }
}
